import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How an app of a test differs. */
export interface AppChange {
  readonly headroom?: number;
  readonly min?: number;
  readonly max?: number;
  readonly maxUnavailable?: number | string;
  readonly grpcThreads?: number;
  readonly served?: boolean;
  readonly requestCpuMillis?: number;
  /** Whether it has a latency record. */
  readonly sharesName?: boolean;
  /** A metric of demand beside CPU, and its target for a pod. */
  readonly demand?: { readonly name: string; readonly averageValue: string };
}

const labels = { 'app.kubernetes.io/instance': 'resnet', 'app.kubernetes.io/component': 'model-server' };
const request = (cpu: string, memory: string) => ({ resources: { requests: { cpu, memory } } });

/** What cdktf writes of a small app, as far as a forecast reads it: one model, a Spot pool and an On-Demand one. */
export function stacksOf({
  headroom = 1,
  min = 2,
  max = 10,
  maxUnavailable = 1,
  grpcThreads = 8,
  served = true,
  requestCpuMillis,
  demand,
  sharesName = false,
}: AppChange = {}) {
  const cluster = {
    provider: { aws: [{ region: 'eu-west-1' }] },
    resource: {
      aws_autoscaling_group: {
        Pools_general: group('general', 'spot', 0),
        Pools_fallback: group('fallback', 'on-demand', 100),
      },
    },
  };
  const deployment = {
    metadata: {
      namespace: 'serving',
      name: 'resnet',
      ...(requestCpuMillis === undefined
        ? {}
        : { annotations: { 'spot-serving.dev/request-cpu-millis': String(requestCpuMillis) } }),
    },
    spec: { template: { metadata: { labels }, spec: modelPod(grpcThreads) } },
  };
  const placeholders = {
    metadata: { namespace: 'headroom', name: 'headroom' },
    spec: {
      replicas: String(headroom),
      template: {
        spec: {
          priority_class_name: 'spot-serving-headroom',
          node_selector: { workload: 'serving' },
          container: [request('1286m', '4602Mi')],
        },
      },
    },
  };
  const serving = {
    resource: {
      kubernetes_deployment_v1: { ...(served ? { resnet: deployment } : {}), headroom: placeholders },
      kubernetes_horizontal_pod_autoscaler_v2: { resnet: autoscaler(min, max, demand) },
      ...(sharesName ? { aws_route53_record: { shared: { latency_routing_policy: { region: 'eu-west-1' } } } } : {}),
      helm_release: { autoscaler: autoscalerRelease, objects: objectsRelease(maxUnavailable) },
    },
  };
  return { cluster, serving };
}

function group(name: string, lifecycle: string, onDemandPercent: number) {
  const tag = (key: string, value: string) => ({ key: `k8s.io/cluster-autoscaler/node-template/${key}`, value });
  return {
    name,
    min_size: 0,
    max_size: 12,
    vpc_zone_identifier: ['a', 'b', 'c'],
    mixed_instances_policy: {
      instances_distribution: { on_demand_base_capacity: 0, on_demand_percentage_above_base_capacity: onDemandPercent },
      launch_template: { override: [{ instance_type: 'm6i.large' }, { instance_type: 'm5.large' }] },
    },
    tag: [
      tag('label/workload', 'serving'),
      tag('label/lifecycle', lifecycle),
      tag('resources/cpu', '1930m'),
      tag('resources/memory', '6903Mi'),
    ],
  };
}

function modelPod(grpcThreads: number) {
  return {
    node_selector: { workload: 'serving' },
    termination_grace_period_seconds: 60,
    affinity: {
      pod_anti_affinity: {
        required_during_scheduling_ignored_during_execution: [{ topology_key: 'kubernetes.io/hostname' }],
      },
    },
    volume: [{ name: 'models', empty_dir: { size_limit: '172Mi' } }],
    container: [
      {
        ...request('1300m', '912Mi'),
        args: [`--grpc_max_threads=${grpcThreads}`],
        env: [{ name: 'PRE_STOP_SECONDS', value: '35' }],
      },
    ],
  };
}

function autoscaler(min: number, max: number, demand: AppChange['demand']) {
  const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', average_utilization: 70 } } };
  return {
    metadata: { namespace: 'serving', name: 'resnet' },
    spec: {
      min_replicas: min,
      max_replicas: max,
      scale_target_ref: { kind: 'Deployment', name: 'resnet' },
      metric: [cpu, ...(demand === undefined ? [] : [external(demand)])],
    },
  };
}

const external = ({ name, averageValue }: NonNullable<AppChange['demand']>) => ({
  type: 'External',
  external: { metric: { name }, target: { type: 'AverageValue', average_value: averageValue } },
});

const autoscalerRelease = {
  chart: 'cluster-autoscaler',
  values: [
    JSON.stringify({
      extraArgs: { 'max-node-provision-time': '5m' },
      expanderPriorities: { 10: ['^fallback$'], 20: ['^${x.Pools_general.name}$'] },
    }),
  ],
};

const objectsRelease = (maxUnavailable: number | string) => ({
  chart: 'assets/objects',
  values: [
    JSON.stringify({
      objects: [
        {
          kind: 'PodDisruptionBudget',
          spec: {
            maxUnavailable,
            unhealthyPodEvictionPolicy: 'AlwaysAllow',
            selector: { matchLabels: { 'app.kubernetes.io/instance': 'resnet' } },
          },
        },
      ],
    }),
  ],
});

/** Writes the stacks as cdktf does, for as long as `work` takes. */
export async function withApp<T>(change: AppChange, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-forecast-test-'));
  const stacks = Object.entries(stacksOf(change)).map(([name, stack]) => {
    mkdirSync(join(folder, 'stacks', name), { recursive: true });
    writeFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), JSON.stringify(stack));
    return [
      name,
      {
        name,
        workingDirectory: `stacks/${name}`,
        synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
        annotations: [],
        dependencies: [],
      },
    ];
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks: Object.fromEntries(stacks) }));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
