import { blockOf, blocksOf, type JsonObject, objectOf, textOf, textsOf } from '../engine/json';
import type { StackView } from '../engine/stack-view';
import { ingressTypes, isBalanced } from './ingress';
import { type KubernetesObject, objectsOf } from './object';
import { type Workload, workloads } from './pods';

/** A direction of a network policy, and the field of a rule that names the other end. */
export interface Direction {
  readonly rules: 'ingress' | 'egress';
  readonly peers: 'from' | 'to';
}

/** Network policies that say something of a direction; one that names no kind is of ingress, and of egress where it has rules of it (Kubernetes, "Network Policies"). */
export function policiesOf(stack: StackView, { rules }: Direction): readonly KubernetesObject[] {
  return objectsOf(stack, 'NetworkPolicy').filter(({ spec }) => {
    const kinds = textsOf(spec.policy_types).map((kind) => kind.toLowerCase());
    if (kinds.length > 0) return kinds.includes(rules);
    return rules === 'ingress' || blocksOf(spec.egress).length > 0;
  });
}

/** Rules of a policy. */
export function rulesOf({ spec }: KubernetesObject, { rules }: Direction): readonly JsonObject[] {
  return blocksOf(spec[rules]);
}

/** Other ends of a rule; one with none means every end. */
export function peersOf(rule: JsonObject, { peers }: Direction): readonly JsonObject[] {
  return blocksOf(rule[peers]);
}

/** Blocks of addresses of a rule's other ends. */
export function blocksIn(rule: JsonObject, direction: Direction): readonly string[] {
  return peersOf(rule, direction).flatMap(({ ip_block: block }) =>
    blocksOf(block).flatMap(({ cidr }) => textsOf(cidr)),
  );
}

/** Whether an end is every pod of every namespace. */
export function isEveryPod({ namespace_selector: namespaces, pod_selector: pods }: JsonObject): boolean {
  const [selector] = blocksOf(namespaces);
  return selector !== undefined && selectsAll(selector) && blocksOf(pods).every(selectsAll);
}

/** Workloads beside an Ingress that a load balancer asks by the addresses of pods, and that no policy of the direction selects. */
export function unguarded(stack: StackView, direction: Direction): readonly Workload[] {
  const balanced = ingressTypes.flatMap((type) => stack.ofType(type)).filter(isBalanced);
  const namespaces = new Set(
    balanced.map(({ attributes }) => textOf(blockOf(attributes.metadata).namespace) ?? 'default'),
  );
  const policies = policiesOf(stack, direction);
  return workloads(stack).filter(
    (workload) => namespaces.has(workload.namespace) && !policies.some((policy) => selects(policy, workload)),
  );
}

function selects({ namespace, spec }: KubernetesObject, workload: Workload): boolean {
  const labels = Object.entries(objectOf(blockOf(spec.pod_selector).match_labels));
  return namespace === workload.namespace && labels.every(([name, value]) => workload.labels[name] === value);
}

function selectsAll({ match_labels: labels, match_expressions: expressions }: JsonObject): boolean {
  return Object.keys(objectOf(labels)).length === 0 && blocksOf(expressions).length === 0;
}
