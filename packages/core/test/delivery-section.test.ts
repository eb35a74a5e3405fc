import { appNameProblems, checkEnvironment, type Environment, environmentProblems } from '../src';

const connectionArn = 'arn:aws:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555';
const base: Environment = {
  name: 'dev-eu-west-1',
  region: 'eu-west-1',
  account: '111122223333',
  tier: 'dev',
  administrators: ['arn:aws:iam::111122223333:role/platform-admin'],
  state: { bucket: 'states' },
  network: { cidr: '10.0.0.0/16' },
  cluster: { version: '1.35' },
  models: { publishers: ['arn:aws:iam::111122223333:role/publisher'] },
};
const delivery = { repository: 'example/spot-serving', runner: { connectionArn, actors: ['4711'] } };

describe('delivery of an environment', () => {
  it('makes the role that applies an administrator, and the environment of GitHub that of the app', () => {
    const resolved = checkEnvironment({ ...base, delivery });
    expect(resolved.delivery?.environment).toBe('dev-eu-west-1');
    expect(resolved.administrators).toEqual([
      ...base.administrators,
      'arn:aws:iam::111122223333:role/delivery-dev-eu-west-1-apply',
    ]);
  });

  it.each([
    ['has a private API server and no runner', { delivery: { repository: 'example/spot-serving' } }, 'delivery.runner'],
    [
      'misspells the repository',
      { delivery: { ...delivery, repository: 'https://github.com/a/b' } },
      'delivery.repository',
    ],
    [
      'names no connection',
      { delivery: { ...delivery, runner: { ...delivery.runner, connectionArn: 'github' } } },
      'delivery.runner.connectionArn',
    ],
    ['takes a name of the delivery itself', { name: 'delivery-app', delivery }, 'name'],
    ["takes bootstrap's name, and with it the key of its state", { name: 'bootstrap', delivery }, 'name'],
  ])('refuses an environment that %s', (_, change, path) => {
    expect(environmentProblems({ ...base, ...change })).toEqual([expect.objectContaining({ path })]);
  });

  it('needs no runner where the API server is reached otherwise', () => {
    const cluster = { version: '1.35', publicCidrs: ['203.0.113.0/24'] };
    expect(environmentProblems({ ...base, cluster, delivery: { repository: 'example/spot-serving' } })).toEqual([]);
  });

  it('refuses apps of which one could change the roles of another', () => {
    expect(appNameProblems(['dev', 'dev-eu', 'prod'])).toEqual([
      expect.objectContaining({ path: 'apps.dev-eu', value: 'dev-eu' }),
    ]);
  });
});
