import { type JsonObject, listOf, objectOf, textOf } from '../plan/json';
import { block, numberOf, type PlanObject, textsOf } from './plan-objects';
import type { PodSet } from './pod-set';
import { cpuOf, memoryOf } from './quantity';

/** Replicas of a Deployment that says nothing of them (Kubernetes API reference, Deployment v1). */
const defaultReplicas = 1;
/** Pods of a lower priority are not waited for by the autoscaler, and give way (cluster-autoscaler FAQ, "How can I configure overprovisioning"). */
const placeholder = /headroom|overprovision|placeholder/;

/** The pods of every Deployment. */
export function readPodSets(objects: readonly PlanObject[]): readonly PodSet[] {
  return objects
    .filter(({ type }) => type === 'kubernetes_deployment_v1' || type === 'kubernetes_deployment')
    .map((deployment) => readPodSet(deployment, objects));
}

function readPodSet({ address, values }: PlanObject, objects: readonly PlanObject[]): PodSet {
  const name = nameOf(values);
  const pod = block(values, 'spec', 'template', 'spec');
  const least = numberOf(block(autoscalerOf(name, objects)?.values ?? {}, 'spec').min_replicas);
  return {
    address,
    name,
    replicas: least ?? numberOf(block(values, 'spec').replicas) ?? defaultReplicas,
    placeholders: placeholder.test(textOf(pod.priority_class_name) ?? ''),
    asks: asksOf(pod),
    perNode: perNode(pod, textsOf(block(values, 'spec', 'template', 'metadata').labels)),
    selector: textsOf(pod.node_selector),
    required: requiredOf(pod),
  };
}

/** Namespace and name of a Kubernetes object. */
export function nameOf(values: JsonObject): string {
  const { namespace, name } = block(values, 'metadata');
  return `${textOf(namespace) ?? 'default'}/${textOf(name) ?? '?'}`;
}

/** The autoscaler of the Deployment `name`, if there is one. */
export function autoscalerOf(name: string, objects: readonly PlanObject[]): PlanObject | undefined {
  const known = scalersOf.get(objects) ?? scalersIn(objects);
  scalersOf.set(objects, known);
  return known.get(name);
}

/** Autoscalers by the Deployment that they scale, of lists that were looked through: each of its Deployments asks. */
const scalersOf = new WeakMap<readonly PlanObject[], ReadonlyMap<string, PlanObject>>();

function scalersIn(objects: readonly PlanObject[]): ReadonlyMap<string, PlanObject> {
  const scalers = new Map<string, PlanObject>();
  for (const object of objects) {
    if (!object.type.startsWith('kubernetes_horizontal_pod_autoscaler')) continue;
    const { kind, name } = block(object.values, 'spec', 'scale_target_ref');
    const target = `${nameOf(object.values).split('/')[0] ?? ''}/${textOf(name) ?? ''}`;
    if (kind === 'Deployment' && !scalers.has(target)) scalers.set(target, object);
  }
  return scalers;
}

/** What its containers ask for together. Init containers run before them, and in this house ask for no more. */
function asksOf(pod: JsonObject): PodSet['asks'] {
  const asked = listOf(pod.container).map((container) => textsOf(block(objectOf(container), 'resources').requests));
  const [cpus, memories] = [asked.map(({ cpu }) => cpuOf(cpu)), asked.map(({ memory }) => memoryOf(memory))];
  if (asked.length === 0 || cpus.includes(undefined) || memories.includes(undefined)) return undefined;
  const total = (all: readonly (number | undefined)[]) => all.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return { cpu: total(cpus), memory: total(memories) };
}

function perNode(pod: JsonObject, labels: Readonly<Record<string, string>>): number {
  const against = listOf(
    block(pod, 'affinity', 'pod_anti_affinity').required_during_scheduling_ignored_during_execution,
  ).map(objectOf);
  if (against.some((term) => term.topology_key === hostname && isOfItself(term, labels))) return 1;
  const caps = listOf(pod.topology_spread_constraint).map(objectOf).filter(isCap);
  return Math.min(Infinity, ...caps.map(({ max_skew: most }) => numberOf(most) ?? Infinity));
}

const hostname = 'kubernetes.io/hostname';

/** Whether a term keeps pods from their own like, and not from others alone, such as placeholders. */
function isOfItself(term: JsonObject, labels: Readonly<Record<string, string>>): boolean {
  const expressions = listOf(block(term, 'label_selector').match_expressions).map(objectOf);
  return expressions.every(({ key, operator, values }) => {
    const own = labels[textOf(key) ?? ''];
    return operator !== 'In' || own === undefined || listOf(values).includes(own);
  });
}

/** A spread over nodes is a cap on each where it asks for more nodes than there are (Kubernetes, "Pod Topology Spread Constraints", minDomains). */
function isCap({ topology_key: key, when_unsatisfiable: when, min_domains: fewest }: JsonObject): boolean {
  return key === hostname && when === 'DoNotSchedule' && (numberOf(fewest) ?? 0) > 1;
}

function requiredOf(pod: JsonObject): PodSet['required'] {
  const terms = listOf(
    block(pod, 'affinity', 'node_affinity', 'required_during_scheduling_ignored_during_execution').node_selector_term,
  ).map(objectOf);
  return terms
    .flatMap(({ match_expressions: expressions }) => listOf(expressions).map(objectOf))
    .filter(({ operator }) => operator === 'In')
    .map(({ key, values }) => ({
      key: textOf(key) ?? '',
      values: listOf(values).flatMap((value) => textOf(value) ?? []),
    }));
}
