import { checkEnvironment, type Environment, type ResolvedEnvironment } from '@spot-serving/core';

/** A development environment as a user would write it; the account is the one that AWS's documentation uses as an example. */
export function anEnvironment(change: Partial<Environment> = {}): Environment {
  return {
    name: 'test-app',
    region: 'eu-west-1',
    account: '111122223333',
    tier: 'dev',
    administrators: ['arn:aws:iam::111122223333:role/platform-admin'],
    state: { bucket: 'test-state' },
    network: { cidr: '10.0.0.0/16' },
    cluster: { version: '1.35' },
    models: { publishers: ['arn:aws:iam::111122223333:role/publisher'] },
    ...change,
  };
}

/** The same, checked and with its defaults. @throws MisconfigurationError with every problem of what was changed */
export function aResolvedEnvironment(change: Partial<Environment> = {}): ResolvedEnvironment {
  return checkEnvironment(anEnvironment(change));
}
