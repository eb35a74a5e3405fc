import { dirname } from 'node:path';

import type { Environment, ResolvedVersions } from '@spot-serving/core';

import type { VersionedApp } from '../../src/app/read-app';

interface Change {
  readonly models?: Pick<Environment['models'], 'served'>;
  readonly serving?: Environment['serving'];
  readonly platform?: Environment['platform'];
}

/** An app that was read; its files are not there. */
export function someApp(
  { models, ...change }: Change = {},
  versions: ResolvedVersions = {},
  file = 'nowhere/resolved-versions.json',
): VersionedApp {
  const environment: Environment = {
    name: 'prod-eu-west-1',
    region: 'eu-west-1',
    account: '111122223333',
    tier: 'prod',
    administrators: ['arn:aws:iam::111122223333:role/admin'],
    state: { bucket: 'states' },
    network: { cidr: '10.0.0.0/16' },
    cluster: { version: '1.35' },
    alarms: { emails: ['oncall@example.com'] },
    models: { publishers: ['arn:aws:iam::111122223333:role/publisher'], ...models },
    ...change,
  };
  return { name: 'prod-eu-west-1', folder: dirname(file), environment, file, versions };
}
