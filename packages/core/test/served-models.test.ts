import { checkEnvironment, MisconfigurationError, servingRoleName, servingRolePath, workloadNames } from '../src';
import { someEnvironment } from './some-environment';

const resnet = { version: 6, sizeMiB: 98 };
const endpoint = { hostName: 'models.example.com', zoneName: 'example.com' };
const serving = (served: object, change: object = {}) => ({
  ...someEnvironment,
  endpoint,
  models: { ...someEnvironment.models, served },
  ...change,
});

/** Paths and fixes of what is wrong. */
function problemsOf(environment: unknown): readonly (readonly [string, string])[] {
  try {
    checkEnvironment(environment);
    return [];
  } catch (error) {
    return (error as MisconfigurationError).problems.map(
      ({ path, fix }) => [path.replace('models.served.', ''), fix] as const,
    );
  }
}

describe('served models of an environment', () => {
  it('have defaults: two to ten pods, one on a node, a drain that was measured', () => {
    const { models } = checkEnvironment(serving({ resnet }));
    const drain = { podsPerNode: 1, preStopSeconds: 35, gracePeriodSeconds: 60 };
    expect(models.served.resnet).toMatchObject({ ...resnet, ...drain, replicas: { min: 2, max: 10 }, labels: {} });
  });

  it('keep what is written, one bound of the pods too', () => {
    const { models } = checkEnvironment(serving({ resnet: { ...resnet, replicas: { max: 4 }, preStopSeconds: 40 } }));
    expect(models.served.resnet).toMatchObject({ replicas: { min: 2, max: 4 }, preStopSeconds: 40 });
  });

  it.each(['constructor', 'valueof'])('may be called %s, as members of every object are', (model) => {
    expect(checkEnvironment(serving({ [model]: resnet })).models.served[model]).toMatchObject(resnet);
  });

  it.each([
    [{ canary: { version: 7, weight: 0 } }],
    [{ canary: { version: 5, weight: 100 }, labels: { old: 5, new: 6 } }],
    [{ onDemandFloor: 9 }],
    [{ batching: { maxBatchSize: 32 }, flags: { maxNumLoadRetries: 1 } }],
  ])('may be %j', (change) => {
    expect(problemsOf(serving({ resnet: { ...resnet, ...change } }))).toEqual([]);
  });

  it.each<[object, string, string]>([
    [{ version: 0 }, 'resnet.version', 'write the version: a whole number from 1 to 9007199254740991'],
    [
      { canary: { version: 6, weight: 5 } },
      'resnet.canary.version',
      'name another version than the one that is served, or remove the canary',
    ],
    [
      { canary: { version: 7, weight: 101 } },
      'resnet.canary.weight',
      'write the share of the requests, percent: a whole number from 0 to 100',
    ],
    [{ replicas: { min: 11 } }, 'resnet.replicas.min', 'use at most replicas.max, which is 10'],
    [
      { onDemandFloor: 10 },
      'resnet.onDemandFloor',
      'use less than replicas.max, which is 10: the autoscaler needs one of them',
    ],
    [
      { labels: { best: 5 }, canary: { version: 7, weight: 0 } },
      'resnet.labels.best',
      'label a version that is served: 6 or 7',
    ],
    [{ labels: { 'a b': 6 } }, 'resnet.labels["a b"]', 'name a label with letters, digits and underscores, at most 63'],
    [{ podsPerNode: 3 }, 'resnet.podsPerNode', 'write the pods of the model on a node: a whole number from 1 to 2'],
  ])('may not be %j', (change, path, fix) => {
    expect(problemsOf(serving({ resnet: { ...resnet, ...change } }))).toEqual([[path, fix]]);
  });

  it('have names that Services, roles and canaries leave them', () => {
    const app = 'a-longer-name';
    const longest = 'm'.repeat(64 - `${app}--canary`.length);
    expect(problemsOf(serving({ [longest]: resnet }, { name: app }))).toEqual([]);
    const tooLong = `${longest}m`;
    expect(problemsOf(serving({ [tooLong]: resnet }, { name: app }))).toMatchObject([
      [tooLong, expect.stringMatching(/^shorten it: its canary's role \S+ has 65 characters/)],
    ]);
    expect(problemsOf(serving({ '7net': resnet, 'resnet-canary': resnet })).map(([path]) => path)).toEqual(
      ['resnet-canary', '7net'].sort(),
    );
    expect(
      problemsOf(serving({ node: resnet, default: resnet, 'resnet-floor': resnet, nodes: resnet })).map(
        ([path]) => path,
      ),
    ).toEqual(['node', 'default', 'resnet-floor']);
  });

  it('need an endpoint, and none of them needs none', () => {
    expect(problemsOf(serving({ resnet }, { endpoint: undefined }))).toEqual([
      ['endpoint', 'say how clients reach the served models: { hostName, zoneName }'],
    ]);
    expect(problemsOf(serving({}, { endpoint: undefined }))).toEqual([]);
  });
});

describe('the identity of a model', () => {
  it('is below a path of its app, by which the store knows it without naming it', () => {
    expect(servingRolePath('dev')).toBe('/dev-models/');
    expect(servingRoleName('dev', workloadNames('resnet').canary)).toBe('dev-resnet-canary');
    expect(checkEnvironment(serving({ resnet })).models.readers).toEqual({});
  });
});
