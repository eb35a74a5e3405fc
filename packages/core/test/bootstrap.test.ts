import { type BootstrapEnvironment, bootstrapProblems, checkBootstrap, MisconfigurationError } from '../src';

const account = '111122223333';
const base: BootstrapEnvironment = {
  region: 'eu-west-1',
  account,
  administrators: [`arn:aws:iam::${account}:role/admin`],
  state: { bucket: `example-states-${account}`, keptIn: 'file' },
  repository: 'example/spot-serving',
  ids: { owner: '4711', repository: '815' },
  watch: { emails: ['oncall@example.com'] },
  apps: { dev: { region: 'eu-west-1' }, prod: { region: 'eu-central-1', environment: 'production' } },
};
const paths = (environment: unknown) => bootstrapProblems(environment).map(({ path }) => path);

describe('the environment of an account', () => {
  it('takes the names of apps for their GitHub environments, and main for the branch', () => {
    expect(checkBootstrap(base)).toMatchObject({
      branch: 'main',
      images: [],
      apps: { dev: { environment: 'dev' }, prod: { environment: 'production' } },
    });
  });

  it.each<[string, object, string]>([
    ['no apps', { apps: {} }, 'apps'],
    ['an app whose name another covers', { apps: { dev: base.apps.dev, 'dev-eu': base.apps.dev } }, 'apps.dev-eu'],
    ['an app called bootstrap', { apps: { bootstrap: base.apps.dev } }, 'apps.bootstrap'],
    ['an app called delivery', { apps: { delivery: base.apps.dev } }, 'apps.delivery'],
    ['an app in another partition', { apps: { china: { region: 'cn-north-1' } } }, 'apps.china.region'],
    [
      'two apps in one GitHub environment',
      { apps: { one: base.apps.dev, two: { ...base.apps.prod, environment: 'one' } } },
      'apps.two.environment',
    ],
    [
      'a role that takes itself',
      { publishers: { publisher: ['arn:aws:iam::111122223333:role/publisher'] } },
      'publishers.publisher[0]',
    ],
    [
      'an account of China, in which no app can be',
      {
        region: 'cn-north-1',
        administrators: ['arn:aws-cn:iam::111122223333:role/admin'],
        apps: { dev: { region: 'cn-north-1' } },
      },
      'region',
    ],
    ['a state bucket that an app could change', { state: { bucket: 'dev-states', keptIn: 'file' } }, 'state.bucket'],
    ['a state that is nowhere', { state: { bucket: 'states', keptIn: 'memory' } }, 'state.keptIn'],
    ['nobody who administers keys', { administrators: [] }, 'administrators'],
    [
      'an administrator of another account',
      { administrators: ['arn:aws:iam::999988887777:role/admin'] },
      'administrators[0]',
    ],
    ['an address for a repository', { repository: 'https://github.com/example/spot-serving' }, 'repository'],
    ['no ids, by which a name that is taken over is known', { ids: undefined }, 'ids'],
    ['an id that is a name', { ids: { owner: 'example', repository: '815' } }, 'ids.owner'],
    [
      'a bucket for a region without apps',
      { state: { ...base.state, elsewhere: { 'us-east-1': 'states-us' } } },
      'state.elsewhere.us-east-1',
    ],
    [
      'a second bucket for its own region',
      { state: { ...base.state, elsewhere: { 'eu-west-1': 'states-too' } } },
      'state.elsewhere.eu-west-1',
    ],
    [
      'one bucket for two regions',
      { state: { ...base.state, elsewhere: { 'eu-central-1': base.state.bucket } } },
      'state.elsewhere.eu-central-1',
    ],
    [
      'a bucket elsewhere that an app could change',
      { state: { ...base.state, elsewhere: { 'eu-central-1': 'prod-states' } } },
      'state.elsewhere.eu-central-1',
    ],
    ['readers of no image', { imageReaders: ['arn:aws:iam::444455556666:role/prod-node'] }, 'imageReaders'],
    [
      'a reader of its own account',
      { images: ['a/b'], imageReaders: [`arn:aws:iam::${account}:role/dev-node`] },
      'imageReaders[0]',
    ],
    [
      'a reader of another partition',
      { images: ['a/b'], imageReaders: ['arn:aws-cn:iam::444455556666:role/prod-node'] },
      'imageReaders[0]',
    ],
    ['a reader that is an account', { images: ['a/b'], imageReaders: ['444455556666'] }, 'imageReaders[0]'],
    [
      'a zone of three name servers',
      { delegatedZones: { 'prod.example.com': { parentZoneId: 'Z01', nameServers: ['a.org', 'b.org', 'c.org'] } } },
      'delegatedZones["prod.example.com"].nameServers',
    ],
    [
      'a publisher that an app could change',
      { publishers: { 'dev-publisher': ['arn:aws:iam::444455556666:role/trainer'] } },
      'publishers.dev-publisher',
    ],
    ['a publisher whom nobody may be', { publishers: { publisher: [] } }, 'publishers.publisher'],
    [
      'a publisher of whom everybody of an account may be',
      { publishers: { publisher: ['arn:aws:iam::444455556666:root'] } },
      'publishers.publisher[0]',
    ],
    ['an image with its tag', { images: ['tensorflow/serving:2'] }, 'images[0]'],
    ['nobody who hears of changes', { watch: undefined }, 'watch'],
    ['a list of nobody who hears of changes', { watch: { emails: [] } }, 'watch.emails'],
    ['somebody who hears of changes twice', { watch: { emails: ['a@b.co', 'a@b.co'] } }, 'watch.emails[1]'],
    ['a word that is none of its own', { regoin: 'eu-west-1' }, 'regoin'],
  ])('is refused with %s', (_, change, path) => {
    expect(paths({ ...base, ...change })).toEqual([path]);
  });

  it('may leave the watch to the organization, where it says so', () => {
    expect(checkBootstrap({ ...base, watch: 'elsewhere' }).watch).toBe('elsewhere');
  });

  it('is refused with everything at once', () => {
    expect(() => checkBootstrap({ ...base, administrators: [], repository: 'x' })).toThrow(MisconfigurationError);
    expect(paths({ ...base, administrators: [], repository: 'x' })).toEqual(['administrators', 'repository']);
  });
});
