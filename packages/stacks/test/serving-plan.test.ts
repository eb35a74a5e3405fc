import { Release } from '@cdktf/provider-helm/lib/release';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { Testing } from 'cdktf';

import type { ServedModelSection } from '@spot-serving/core';
import { type ServingPlan, servingPlan } from '@spot-serving/serving';
import { aNetwork, aResolvedEnvironment, resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';

import { ClusterStack, ModelStoreStack, PlatformStack, ServingStack } from '../src';
import { servingSurroundings } from '../src/servable-models';
import { LinkedStacks } from './cross-stack';

interface Probe {
  readonly period_seconds: number;
  readonly timeout_seconds?: number;
  readonly failure_threshold: number;
}
interface Container {
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly resources: { readonly requests: object; readonly limits: object };
  readonly startup_probe: Probe;
  readonly readiness_probe: Probe;
  readonly liveness_probe: Probe;
}
interface Deployment {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas: string;
    readonly progress_deadline_seconds: number;
    readonly template: {
      readonly spec: {
        readonly termination_grace_period_seconds: number;
        readonly container: readonly [Container];
        readonly init_container: readonly [Container];
        readonly volume: readonly { readonly name: string; readonly empty_dir?: { readonly size_limit: string } }[];
      };
    };
  };
  readonly timeouts: Readonly<Record<string, string>>;
}
interface Named {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}
interface WrittenRelease {
  readonly name: string;
  readonly values: readonly [string];
}

/** A model, what its environment has otherwise, and a word for the whole. */
const worlds: readonly [string, Omit<ServedModelSection, 'version'>, object][] = [
  ['the defaults', { sizeMiB: 98 }, {}],
  [
    'other times, another patience and two placeholders',
    {
      sizeMiB: 700,
      longestRequestSeconds: 25,
      preStopSeconds: 52,
      gracePeriodSeconds: 71,
      replicas: { min: 3, max: 7 },
      flags: { enableModelWarmup: false },
    },
    { platform: { headroom: 2, autoscaler: { provisionMinutes: 9 } } },
  ],
  [
    'other targets, batches and a floor',
    {
      sizeMiB: 200,
      cpuMillicores: 1500,
      memoryMiB: 2400,
      cpuTargetPercent: 55,
      memoryTargetPercent: 80,
      replicas: { min: 3, max: 6 },
      onDemandFloor: 1,
      batching: { maxBatchSize: 16 },
    },
    {},
  ],
  ['no memory target', { sizeMiB: 98, memoryTargetPercent: 'none' }, {}],
];

function written(section: Omit<ServedModelSection, 'version'>, change: object) {
  const app = Testing.app();
  const environment = aResolvedEnvironment({
    models: { publishers: ['arn:aws:iam::111122223333:role/p'], served: { resnet: { version: 6, ...section } } },
    endpoint: { hostName: 'models.example.com', zoneName: 'example.com' },
    pools: { spot: { general: { maxSize: 14 } } },
    ...change,
  });
  const network = aNetwork();
  const { modelStore, accessLogs } = new ModelStoreStack(app, environment, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, environment, { network });
  const platform = new PlatformStack(app, environment, { cluster, pools, interruptions });
  new ServingStack(app, environment, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
  const stacks = new LinkedStacks(app);
  const { resnet } = environment.models.served;
  if (resnet === undefined) throw new Error('no model');
  return {
    environment,
    serving: stacks.stack('test-app-serving'),
    platform: stacks.stack('test-app-platform'),
    plan: servingPlan(resnet, servingSurroundings(environment)),
  };
}

const all = <T>(type: { readonly tfResourceType: string }, stack: SynthesizedStack) =>
  Object.values(resourcesOf(type, stack)) as T[];
const valuesOf = (stack: SynthesizedStack, name: string) =>
  JSON.parse(all<WrittenRelease>(Release, stack).find((release) => release.name === name)?.values[0] ?? '{}') as Record<
    string,
    unknown
  >;
const probe = ({ periodSeconds, timeoutSeconds, failureThreshold }: ServingPlan['probes']['startup']) => ({
  period_seconds: periodSeconds,
  ...(timeoutSeconds === undefined ? {} : { timeout_seconds: timeoutSeconds }),
  failure_threshold: failureThreshold,
});

describe.each(worlds)('the plan of a model with %s is what is written', (_, section, change) => {
  const { environment, serving, platform, plan } = written(section, change);
  const deployments = all<Deployment>(DeploymentV1, serving);
  const pods = deployments.map(({ spec }) => spec.template.spec);

  it('of the target group: its check and its deregistration delay', () => {
    const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = plan.balancerCheck;
    const ingresses = all<Named>(IngressV1, serving).map(({ metadata }) => metadata.annotations ?? {});
    expect(ingresses.length).toBeGreaterThan(1);
    for (const said of ingresses) {
      const of = (key: string) => said[`alb.ingress.kubernetes.io/${key}`];
      expect(of('healthcheck-interval-seconds')).toBe(String(intervalSeconds));
      expect(of('healthcheck-timeout-seconds')).toBe(String(timeoutSeconds));
      expect(of('healthy-threshold-count')).toBe(String(healthyThreshold));
      expect(of('unhealthy-threshold-count')).toBe(String(unhealthyThreshold));
      expect(of('target-group-attributes')?.split(',')).toContain(
        `deregistration_delay.timeout_seconds=${plan.drain.terms.deregistrationDelaySeconds}`,
      );
    }
    // The proof waits for that check, and for a look of the controller.
    expect(plan.startup.times.healthySeconds).toBe(healthyThreshold * intervalSeconds + 15);
  });

  it("of the drain: preStop's seconds and the grace period", () => {
    const { balancerSeconds, longestRequestSeconds, preStopSeconds, stopSeconds, gracePeriodSeconds } =
      plan.drain.terms;
    for (const pod of pods) {
      const env = Object.fromEntries(pod.container[0].env.map(({ name, value }) => [name, value]));
      expect(env).toMatchObject({
        BALANCER_SECONDS: String(balancerSeconds),
        LONGEST_REQUEST_SECONDS: String(longestRequestSeconds),
        PRE_STOP_SECONDS: String(preStopSeconds),
        STOP_SECONDS: String(stopSeconds),
      });
      expect(pod.termination_grace_period_seconds).toBe(gracePeriodSeconds);
    }
  });

  it('of the disruption budget, and of the handler that evicts', () => {
    expect(valuesOf(serving, 'resnet-objects')).toMatchObject({
      objects: [{ kind: 'PodDisruptionBudget', spec: { maxUnavailable: plan.drain.terms.maxUnavailable } }],
    });
    expect(valuesOf(platform, 'aws-node-termination-handler')).toMatchObject({
      nodeTerminationGracePeriod: plan.drain.terms.noticeSeconds,
    });
  });

  it('of the probes', () => {
    for (const { container } of pods) {
      expect(container[0].startup_probe).toMatchObject(probe(plan.probes.startup));
      expect(container[0].readiness_probe).toMatchObject(probe(plan.probes.readiness));
      expect(container[0].liveness_probe).toMatchObject(probe(plan.probes.liveness));
    }
  });

  it("of the rollout: its deadline, Terraform's time-out, and the patience of the autoscaler that they hold", () => {
    const { progressDeadlineSeconds, rolloutTimeoutMinutes, fallbackSeconds, furtherScaleUps } = plan.startup;
    for (const { spec, timeouts } of deployments) {
      expect(spec.progress_deadline_seconds).toBe(progressDeadlineSeconds);
      expect(timeouts).toMatchObject({ create: `${rolloutTimeoutMinutes}m`, update: `${rolloutTimeoutMinutes}m` });
    }
    const { extraArgs } = valuesOf(platform, 'cluster-autoscaler') as { extraArgs: Record<string, string> };
    const minutes = Number(/^(\d+)m$/.exec(extraArgs['max-node-provision-time'] ?? '')?.[1]);
    expect(fallbackSeconds).toBe(minutes * 60 + furtherScaleUps * 51);
    expect(progressDeadlineSeconds).toBeGreaterThan(fallbackSeconds);
  });

  it('of the autoscaler: bounds, targets and pace', () => {
    const { min, max, floor, metrics, scaleUp, scaleDown } = plan.scaling;
    const rules = (of: typeof scaleUp) => [
      {
        stabilization_window_seconds: of.stabilizationWindowSeconds,
        select_policy: 'Max',
        policy: of.policies.map(({ type, value, periodSeconds }) => ({ type, value, period_seconds: periodSeconds })),
      },
    ];
    expect(all(HorizontalPodAutoscalerV2, serving)).toMatchObject([
      {
        spec: {
          min_replicas: min,
          max_replicas: max,
          metric: metrics.map(({ resource, targetPercent }) => ({
            type: 'Resource',
            resource: { name: resource, target: { type: 'Utilization', average_utilization: targetPercent } },
          })),
          behavior: { scale_up: rules(scaleUp), scale_down: rules(scaleDown) },
        },
      },
    ]);
    const counts = deployments.map(({ metadata, spec }) => [metadata.name, spec.replicas]);
    expect(counts.sort((one, other) => String(one).length - String(other).length)).toEqual([
      ['resnet', String(min)],
      ...(floor > 0 ? [['resnet-floor', String(floor)]] : []),
    ]);
  });

  it('of the pod: what it asks for, what it may use, and its volumes', () => {
    const { cpuMillicores, memoryMiB, memoryLimitMiB, diskMiB, modelVolumeMiB, scratchVolumeMiB } = plan.resources;
    const resources = {
      requests: { cpu: `${cpuMillicores}m`, memory: `${memoryMiB}Mi`, 'ephemeral-storage': `${diskMiB}Mi` },
      limits: { memory: `${memoryLimitMiB}Mi` },
    };
    for (const {
      container,
      init_container: [loader],
      volume,
    } of pods) {
      expect([container[0].resources, loader.resources]).toEqual([resources, resources]);
      expect(volume.flatMap(({ name, empty_dir: dir }) => (dir ? [[name, dir.size_limit]] : []))).toEqual([
        ['models', `${modelVolumeMiB}Mi`],
        ['scratch', `${scratchVolumeMiB}Mi`],
      ]);
    }
  });

  it('of the server: threads, and when it gives a request up', () => {
    const { cpus, grpcThreads, restThreads, restApiTimeoutInMs } = plan.server;
    for (const { container } of pods)
      expect(container[0].args).toEqual(
        expect.arrayContaining([
          `--tensorflow_intra_op_parallelism=${cpus}`,
          `--tensorflow_inter_op_parallelism=${cpus}`,
          `--rest_api_num_threads=${restThreads}`,
          `--grpc_max_threads=${grpcThreads}`,
          `--rest_api_timeout_in_ms=${restApiTimeoutInMs}`,
        ]),
      );
  });

  it('of the headroom: as many placeholders as the proof counts with, two thirds of a node each', () => {
    const [headroom] = all<Deployment>(DeploymentV1, platform);
    expect(headroom?.spec.progress_deadline_seconds).toBeGreaterThan(plan.startup.fallbackSeconds);
    expect(headroom?.spec.replicas).toBe(String(plan.drain.terms.headroomPods));
    const [smallest] = servingSurroundings(environment).nodes ?? [];
    expect(headroom?.spec.template.spec.container[0].resources.requests).toEqual({
      cpu: `${Math.floor(((smallest?.cpuMillicores ?? 0) * 2) / 3)}m`,
      memory: `${Math.floor(((smallest?.memoryMiB ?? 0) * 2) / 3)}Mi`,
    });
  });
});
