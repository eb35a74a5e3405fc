import { balancerCheck, requestCpuAnnotation } from '@spot-serving/core/numbers';
import {
  autoscalerOf,
  block,
  cpuOf,
  fits,
  type JsonObject,
  listOf,
  type ModelPods,
  nameOf,
  numberOf,
  objectOf,
  type PlanObject,
  type PodSet,
  readModelPods,
  readPodSets,
  textOf,
  textsOf,
} from '@spot-serving/plan-review/deployed';

import { budgetOf } from './read-budgets';
import type { ReadPool } from './read-pools';
import { readRules } from './read-rules';
import type { Deployment, Service } from './world';

/** Kubernetes' own grace period (API reference, PodSpec). */
const graceAsEver = 30;

/** The services of an app: Deployments of ModelServer, or with an autoscaler, those with the same instance label as one. */
export function readServices(objects: readonly PlanObject[], pools: readonly ReadPool[]): readonly Service[] {
  const sets = readPodSets(objects);
  const models = readModelPods(objects, sets);
  const read = objects
    .filter(({ type }) => type.startsWith('kubernetes_deployment'))
    .flatMap((deployment) => {
      const set = sets.find(({ address }) => address === deployment.address);
      const model = models.find(({ name }) => name === set?.name);
      if (set === undefined || set.placeholders || set.asks === undefined) return [];
      if (model === undefined && autoscalerOf(set.name, objects) === undefined) return [];
      return [{ deployment, set, model }];
    });
  const names = [...new Set(read.map(({ deployment }) => serviceOf(deployment)))];
  return names.map((name) => {
    const own = read.filter(({ deployment }) => serviceOf(deployment) === name);
    const labels = own.map(({ deployment }) =>
      textsOf(block(deployment.values, 'spec', 'template', 'metadata').labels),
    );
    return {
      name,
      budget: budgetOf(objects, labels[0] ?? {}),
      ...measuredCpu(own[0]?.deployment),
      unhealthySeconds: balancerCheck.unhealthyThreshold * balancerCheck.intervalSeconds,
      deployments: own.map((one) => readDeployment(one, objects, pools)),
    };
  });
}

/** What was measured of the version that answers, if it was. */
function measuredCpu(deployment: PlanObject | undefined): Pick<Service, 'requestCpuSeconds'> {
  const { annotations } = block(deployment?.values ?? {}, 'metadata');
  const millis = Number(textsOf(annotations)[requestCpuAnnotation] ?? Number.NaN);
  return millis > 0 ? { requestCpuSeconds: millis / 1000 } : {};
}

interface Read {
  readonly deployment: PlanObject;
  readonly set: PodSet;
  readonly model: ModelPods | undefined;
}

function serviceOf({ values }: PlanObject): string {
  const instance = textsOf(block(values, 'spec', 'template', 'metadata').labels)['app.kubernetes.io/instance'];
  return instance ?? nameOf(values).split('/').at(-1) ?? '?';
}

function readDeployment(
  { deployment, set, model }: Read,
  objects: readonly PlanObject[],
  pools: readonly ReadPool[],
): Deployment {
  const { values } = deployment;
  const pod = block(values, 'spec', 'template', 'spec');
  const containers = listOf(pod.container).map(objectOf);
  const autoscaler = autoscalerOf(set.name, objects);
  const rules = autoscaler === undefined ? undefined : readRules(autoscaler);
  const bounds = rules ?? { min: set.replicas, max: set.replicas };
  return {
    name: nameOf(values).split('/').at(-1) ?? '?',
    min: bounds.min,
    max: Math.max(bounds.min, bounds.max),
    rules,
    demand: rules?.demand,
    asks: set.asks ?? { cpu: 0, memory: 0 },
    cpuLimit: cpuLimit(containers),
    perNode: set.perNode,
    pools: poolsOf(set, pools),
    modelGiB: model?.modelGiB ?? 0,
    warmup: model?.warmup ?? false,
    checkSeconds: (model?.checks?.count ?? 0) * (model?.checks?.seconds ?? 0),
    stopSeconds: stopSeconds(pod, containers),
    grpcCalls: callsOf(containers, 'grpc_max_threads'),
    restCalls: callsOf(containers, 'rest_api_num_threads'),
  };
}

/** Pools whose labels its selector asks for; pods without one go anywhere. */
function poolsOf(set: PodSet, pools: readonly ReadPool[]): readonly string[] {
  const free = Object.keys(set.selector).length === 0 && set.required.length === 0;
  return pools.filter(({ labels }) => free || fits(set, labels)).map(({ name }) => name);
}

function cpuLimit(containers: readonly JsonObject[]): number | undefined {
  const limits = containers.map((container) => cpuOf(textOf(objectOf(block(container, 'resources').limits).cpu)));
  return limits.length === 0 || limits.includes(undefined)
    ? undefined
    : limits.reduce((sum: number, one) => sum + (one ?? 0), 0);
}

/** What preStop says: our own wait, or a sleep; else a pod is taken to answer through its grace period. */
function stopSeconds(pod: JsonObject, containers: readonly JsonObject[]): number {
  const own = containers
    .flatMap((container) => listOf(container.env).map(objectOf))
    .find(({ name }) => name === 'PRE_STOP_SECONDS');
  const sleeps = containers.flatMap(
    (container) => numberOf(block(container, 'lifecycle', 'pre_stop', 'sleep').seconds) ?? [],
  );
  return numberOf(own?.value) ?? sleeps[0] ?? numberOf(pod.termination_grace_period_seconds) ?? graceAsEver;
}

/**
 * gRPC takes one of its threads for itself: with 8, seven calls were served and the eighth refused (load, 4). REST's event loop has one (serving 1.2).
 */
function callsOf(containers: readonly JsonObject[], flag: 'grpc_max_threads' | 'rest_api_num_threads') {
  const args = containers.flatMap(({ args: all }) => listOf(all).map((arg) => textOf(arg) ?? ''));
  const threads = args.flatMap((arg) => numberOf(new RegExp(`^--${flag}=(\\d+)$`).exec(arg)?.[1]) ?? [])[0];
  return threads === undefined ? undefined : Math.max(1, threads - 1);
}
