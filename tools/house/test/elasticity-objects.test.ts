import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readWorld, stackObjects } from '@spot-serving/forecast';
import { type Compose, composeApp, type Environment } from '@spot-serving/stacks';
import { forRehearsal } from '@spot-serving/testkit';

const folder = join(__dirname, '..', '..', '..', 'apps');

/** What an app composes; apps are nobody's library, so they are loaded by their place. */
async function exported<T>(file: string): Promise<T> {
  return (await import(join(folder, file))) as T;
}

/** What a value has at a path of keys between dots; a key's own dot is written ¶. Nothing where it is not there. */
function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .map((key) => key.replace('¶', '.'))
    .reduce<unknown>((found, key) => (found as Readonly<Record<string, unknown>> | undefined)?.[key], value);
}

/** An app that serves the model of the elasticity tests, of which nothing is said but its size and that it scales on demand. */
class SmallModel {
  private readonly objects;
  private readonly folder = mkdtempSync(join(tmpdir(), 'elasticity-objects-'));
  /** What a forecast simulates. */
  readonly world;

  constructor(environment: Environment, compose: Compose) {
    const manifest = `sha256:${'6'.repeat(64)}`;
    const resnet = { version: 6, sizeMiB: 102, manifest, scaling: { concurrencyPerPod: 3 } };
    const { env } = process;
    process.env = { ...forRehearsal(env), CDKTF_OUTDIR: this.folder };
    try {
      composeApp({ ...environment, models: { ...environment.models, served: { resnet } } }, compose);
      const read = (path: string): unknown => JSON.parse(readFileSync(join(this.folder, path), 'utf8'));
      const stacks = Object.values((read('manifest.json') as Manifest).stacks);
      const { objects, region } = stackObjects(stacks.map(({ synthesizedStackPath }) => read(synthesizedStackPath)));
      this.objects = objects;
      this.world = readWorld(objects, region);
    } finally {
      process.env = env;
    }
  }

  /** What the program says of the model in a scenario at its target load. */
  forecast(scenario: string): unknown {
    const program = join(__dirname, '..', '..', '..', 'node_modules', '.bin', 'forecast');
    const { status, stdout, stderr } = spawnSync(
      program,
      ['small', '--synthesized', this.folder, '--runs', '100', '--json', '--scenario', scenario],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (status !== 0) throw new Error(stderr);
    return at(JSON.parse(stdout), 'services.0');
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** What the one object of a type and name has at a path; its name is Kubernetes' or AWS' own. */
  of(type: string, name: string, path: string): unknown {
    const named = this.objects.filter(
      (object) => object.type === type && [at(object.values, 'metadata.name'), object.values.name].includes(name),
    );
    expect(named.map(({ address }) => address)).toHaveLength(1);
    return at(named[0]?.values, path);
  }

  /** What the values of a release have at a path. */
  ofRelease(name: string, path: string): unknown {
    const [text] = this.of('helm_release', name, 'values') as [string];
    return at(JSON.parse(text), path);
  }

  /** What the one object of a kind has at a path, among those that a chart of objects brings. */
  brought(kind: string, path: string): unknown {
    const all = this.objects
      .filter(({ type }) => type === 'helm_release')
      .flatMap(({ values }) => (values.values as string[]).flatMap((text) => at(JSON.parse(text), 'objects') ?? []))
      .filter((object) => at(object, 'kind') === kind);
    expect(all).toHaveLength(1);
    return at(all[0], path);
  }
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

const apps = {} as Record<'prod' | 'dev', SmallModel>;
beforeAll(async () => {
  for (const [of, app, stacks] of [
    ['prod', 'prod-eu-west-1', 'prod'],
    ['dev', 'dev-eu-west-1', 'dev-eu-west-1'],
  ] as const) {
    const { environment } = await exported<{ readonly environment: Environment }>(`${app}/environment`);
    const { compose } = await exported<{ readonly compose: Compose }>(`${stacks}/compose`);
    apps[of] = new SmallModel(environment, compose);
  }
});
afterAll(() => {
  Object.values(apps).forEach((app) => {
    app.dispose();
  });
});
const full = { prod: 'prod-eu-west-1', dev: 'dev-eu-west-1' };

const autoscaler = (path: string) => (app: SmallModel) =>
  app.of('kubernetes_horizontal_pod_autoscaler_v2', 'resnet', `spec.${path}`);
const pods = (path: string) => (app: SmallModel) => app.of('kubernetes_deployment_v1', 'resnet', `spec.${path}`);
const argument = (flag: string) => (app: SmallModel) => {
  const given = pods('template.spec.container.0.args')(app) as string[];
  return Number(given.flatMap((one) => new RegExp(`^--${flag}=(\\d+)$`).exec(one)?.[1] ?? [])[0]);
};
const pool = (name: string, path: string) => (app: SmallModel, of: 'prod' | 'dev') =>
  app.of('aws_autoscaling_group', `${full[of]}-${name}`, path);
const deployed = ({ world }: SmallModel) => world.services[0]?.deployments[0];
const poolOf = ({ world }: SmallModel, name: string) => world.pools.find((one) => one.name.endsWith(name));
const pace = (policies: readonly object[]) =>
  policies.map((policy) => ({
    ...{ type: at(policy, 'type'), value: at(policy, 'value') },
    seconds: at(policy, 'period_seconds') ?? at(policy, 'periodSeconds'),
  }));

type Reading = (app: SmallModel, of: 'prod' | 'dev') => unknown;

/**
 * The numbers on which `apps/*\/test/elasticity` rests: what the object has, what the simulation takes for it, and what both are in production and in development. The bars of five and
 * ten times the load, and of nothing lost to draining, are shown with these numbers and with no others.
 */
const numbers: readonly [what: string, object: Reading, simulated: Reading, prod: unknown, dev: unknown][] = [
  ['pods at the least', autoscaler('min_replicas'), (app) => deployed(app)?.min, 2, 2],
  ['pods at the most', autoscaler('max_replicas'), (app) => deployed(app)?.max, 10, 10],
  [
    'CPU that adds a pod, percent',
    autoscaler('metric.0.resource.target.average_utilization'),
    (app) => deployed(app)?.rules?.metrics[0]?.targetPercent,
    62,
    62,
  ],
  [
    'requests in hand that add a pod',
    (app) => Number(autoscaler('metric.2.external.target.average_value')(app)),
    (app) => deployed(app)?.demand?.perPod,
    3,
    3,
  ],
  [
    'how many pods come at once',
    (app) => pace(autoscaler('behavior.scale_up.0.policy')(app) as object[]),
    (app) => pace(deployed(app)?.rules?.scaleUp.policies ?? []),
    [
      { type: 'Pods', value: 4, seconds: 15 },
      { type: 'Percent', value: 400, seconds: 15 },
    ],
    [
      { type: 'Pods', value: 4, seconds: 15 },
      { type: 'Percent', value: 400, seconds: 15 },
    ],
  ],
  [
    'what may leave at once',
    (app) => app.brought('PodDisruptionBudget', 'spec.maxUnavailable'),
    ({ world }) => world.services[0]?.budget.maxUnavailable,
    '34%',
    1,
  ],
  [
    'whether pods that start may always leave',
    (app) => app.brought('PodDisruptionBudget', 'spec.unhealthyPodEvictionPolicy') === 'AlwaysAllow',
    ({ world }) => world.services[0]?.budget.evictsUnready,
    true,
    true,
  ],
  [
    'pods on a node',
    (app) =>
      [
        pods(
          'template.spec.affinity.pod_anti_affinity.required_during_scheduling_ignored_during_execution.0.topology_key',
        )(app),
      ].filter((key) => key === 'kubernetes.io/hostname').length,
    (app) => deployed(app)?.perNode,
    1,
    1,
  ],
  [
    'CPU that a pod asks for',
    pods('template.spec.container.0.resources.requests.cpu'),
    (app) => `${deployed(app)?.asks.cpu ?? ''}m`,
    '1300m',
    '1300m',
  ],
  [
    'how long a pod goes on answering',
    (app) =>
      Number(
        at(
          (pods('template.spec.container.0.env')(app) as object[]).find(
            (one) => at(one, 'name') === 'PRE_STOP_SECONDS',
          ),
          'value',
        ),
      ),
    (app) => deployed(app)?.stopSeconds,
    35,
    35,
  ],
  ['threads of gRPC', argument('grpc_max_threads'), (app) => (deployed(app)?.grpcCalls ?? 0) + 1, 64, 64],
  [
    'placeholders',
    (app) => Number(app.of('kubernetes_deployment_v1', 'headroom', 'spec.replicas')),
    ({ world }) => world.headroom.count,
    1,
    1,
  ],
  ['Spot nodes at the most', pool('general', 'max_size'), (app) => poolOf(app, 'general')?.max, 12, 16],
  ['Spot nodes at the least', pool('general', 'min_size'), (app) => poolOf(app, 'general')?.min, 0, 0],
  ['On-Demand nodes at the most', pool('fallback', 'max_size'), (app) => poolOf(app, 'fallback')?.max, 12, 16],
  [
    'zones of the nodes',
    (app, of) => (pool('general', 'vpc_zone_identifier')(app, of) as unknown[]).length,
    (app) => poolOf(app, 'general')?.zones,
    3,
    2,
  ],
  [
    'how long a pool may deliver nothing',
    (app) => app.ofRelease('cluster-autoscaler', 'extraArgs.max-node-provision-time'),
    ({ world }) => `${world.nodeAutoscaler.provision / 60}m`,
    '5m',
    '5m',
  ],
  [
    'warnings that are worked on at once',
    (app) => app.ofRelease('aws-node-termination-handler', 'workers') ?? 10,
    ({ world }) => world.handlerWorkers,
    10,
    10,
  ],
  [
    'between two looks at the pods',
    (app) => app.ofRelease('prometheus', 'serverFiles.prometheus¶yml.scrape_configs.0.scrape_interval'),
    ({ world: { clocks } }) => `${clocks.demandAge.high - clocks.demandAge.low}s`,
    '5s',
    '5s',
  ],
];

describe.each(['prod', 'dev'] as const)('the objects of %s, and what a forecast simulates of them', (of) => {
  it.each(numbers)('agree on %s', (_, object, simulated, prod, dev) => {
    const expected = { prod, dev }[of];
    expect(object(apps[of], of)).toEqual(expected);
    expect(simulated(apps[of], of)).toEqual(expected);
  });

  it('spread the pods over the zones of the nodes, as the simulation does', () => {
    expect(pods('template.spec.topology_spread_constraint')(apps[of])).toMatchObject([
      { topology_key: 'topology.kubernetes.io/zone', max_skew: 1 },
    ]);
  });

  it('speak of full threads before the simulation refuses calls for want of one', () => {
    const rules = apps[of].ofRelease('prometheus', 'serverFiles.alerting_rules¶yml.groups.0.rules') as object[];
    const expr = at(
      rules.find((rule) => at(rule, 'alert') === 'ModelSaturated'),
      'expr',
    ) as string;
    const crowded = Number(/ > (\d+) \* count/.exec(expr)?.[1]);
    const calls = deployed(apps[of])?.grpcCalls ?? 0;
    expect(crowded).toBeGreaterThan(3 * (deployed(apps[of])?.demand?.perPod ?? Infinity));
    expect(crowded).toBeLessThan(calls);
  });
});

it.each([
  ['prod', 'warned=zone'],
  ['prod', 'warned=33%'],
  ['dev', 'warned=1'],
] as const)('with them %s loses nothing to draining at its target load: %s', (of, scenario) => {
  const service = apps[of].forecast(scenario);
  expect(at(service, 'evictions')).toMatchObject({ cut: 0, never: 0 });
  expect(at(service, 'lost')).toMatchObject({ undrained: 0, killed: 0 });
});
