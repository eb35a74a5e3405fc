import type { Change, ChangeStep, Environment } from '@spot-serving/stacks';

/** Models by name. */
type Served = NonNullable<Environment['models']['served']>;
/** An environment from the one that is deployed. */
type To = (deployed: Environment) => Environment;

const through = (step: string, to: To): ChangeStep => ({ step, to });
const refused = (step: string, to: To): ChangeStep => ({ step, to, refused: true });
/** A change of one step. */
const at = (change: string, to: To): Change => ({ change, steps: [through('change', to)] });

/** The environment with other models, or with some of them changed. */
const serve =
  (change: (served: Served) => Served): To =>
  (env) => ({ ...env, models: { ...env.models, served: change(env.models.served ?? {}) } });
/** The environment with one model changed. */
const model = (name: string, change: Partial<Served[string]>): To =>
  serve((served) => ({ ...served, [name]: { version: 1, sizeMiB: 24, ...served[name], ...change } }));
const retired = (name: string): To =>
  serve((served) => Object.fromEntries(Object.entries(served).filter(([other]) => other !== name)));

const canary = (weight: number): To => model('resnet', { canary: { version: 7, weight } });
const network =
  (change: Partial<Environment['network']>): To =>
  (env) => ({ ...env, network: { ...env.network, ...change } });
const cluster =
  (change: Partial<Environment['cluster']>): To =>
  (env) => ({ ...env, cluster: { ...env.cluster, ...change } });
const platform =
  (change: Environment['platform']): To =>
  (env) => ({ ...env, platform: { ...env.platform, ...change } });
const endpoint =
  (change: Partial<NonNullable<Environment['endpoint']>>): To =>
  (env) => ({
    ...env,
    endpoint: { hostName: 'models.example.com', zoneName: 'example.com', ...env.endpoint, ...change },
  });
const spot =
  (change: (pools: SpotPools) => SpotPools): To =>
  (env) => ({ ...env, pools: { ...env.pools, spot: change(env.pools?.spot ?? { general: {} }) } });
type SpotPools = NonNullable<NonNullable<Environment['pools']>['spot']>;

/** The models of an app that serves `resnet`, with a canary of version 7 that has a share, and `ranker`. */
export const modelChanges: readonly Change[] = [
  at('add a model', model('detector', { replicas: { min: 2, max: 2 } })),
  {
    change: 'rename a model',
    steps: [
      through('add it by its new name', model('sorter', { replicas: { min: 2, max: 2 } })),
      through('retire the old one', retired('detector')),
    ],
  },
  at('retire a model', retired('sorter')),
  {
    change: 'end a canary',
    steps: [
      refused('remove it while it has a share', model('resnet', { canary: undefined })),
      through('take the share back', canary(0)),
      through('promote it', model('resnet', { version: 7, canary: undefined })),
      through('roll back', model('resnet', { version: 6 })),
    ],
  },
  {
    change: 'begin a canary',
    steps: [
      refused('give it a share before it has pods', canary(10)),
      through('start its pods', canary(0)),
      through('give it a share', canary(10)),
      through('give it more', canary(50)),
      through('give it less', canary(10)),
    ],
  },
  at('pods of a model', model('ranker', { replicas: { min: 3, max: 4 }, onDemandFloor: 1 })),
  at('pods of a model, back', model('ranker', { replicas: { min: 2, max: 3 }, onDemandFloor: undefined })),
];

/** The way to the models. */
export const endpointChanges: readonly Change[] = [
  at('host name', endpoint({ hostName: 'inference.example.com' })),
  at('open to the internet', endpoint({ scheme: 'internet-facing', inboundCidrs: ['198.51.100.0/24'] })),
  at('closed again', endpoint({ scheme: undefined, inboundCidrs: undefined })),
];

/** The nodes that serve. */
export const poolChanges: readonly Change[] = [
  at(
    'add a pool',
    spot((pools) => ({
      ...pools,
      second: { instanceTypes: ['m6i.large', 'm6a.large', 'm5.large', 'm5a.large'], maxSize: 2 },
    })),
  ),
  at(
    'types of a pool',
    spot((pools) => ({
      ...pools,
      second: { instanceTypes: ['m7i.large', 'm7a.large', 'm6i.large', 'm6a.large'], maxSize: 2 },
    })),
  ),
  {
    change: 'rename a pool',
    steps: [
      through(
        'add it by its new name',
        spot((pools) => ({ ...pools, third: { ...pools.second } })),
      ),
      through(
        'remove the old one',
        spot(({ second, ...pools }) => pools),
      ),
    ],
  },
  at(
    'remove a pool',
    spot(({ third, ...pools }) => pools),
  ),
];
