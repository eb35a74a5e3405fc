import type { Environment } from '../src';

/** An environment without fault, as a user would write it; the account is the one that AWS's documentation uses as an example. */
export const someEnvironment: Environment = {
  name: 'dev-eu-west-1',
  region: 'eu-west-1',
  account: '111122223333',
  tier: 'dev',
  administrators: ['arn:aws:iam::111122223333:role/admin'],
  state: { bucket: 'states' },
  network: { cidr: '10.0.0.0/16' },
  cluster: { version: '1.35' },
  models: { publishers: ['arn:aws:iam::111122223333:role/publisher'] },
  alarms: { emails: ['oncall@example.com'] },
};
