import { textsOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { type KubernetesObject, objectsOf } from '../kubernetes/object';
import { selected, workloads } from '../kubernetes/pods';
import { autoscalerOf, fewestPods } from '../kubernetes/scaling';

/** A disruption budget lets a node drain, and is of pods that are there. */
export const budgetCoherence: Rule = {
  id: 'budget-coherence',
  severity: 'error',
  what: 'Each PodDisruptionBudget lets at least one pod go at the fewest that its workload has, selects pods of the same stack where that has any of its namespace, and no two select the same',
  why: 'a budget that lets nobody go stops every drain until the node is taken away with all requests on it; and the API refuses an eviction under two budgets',
  source: 'Kubernetes, "Specifying a Disruption Budget for your Application", and "API-initiated Eviction"',
  check: (stack) => objectsOf(stack, 'PodDisruptionBudget').flatMap((budget) => flawsOf(stack, budget)),
};

function flawsOf(stack: StackView, budget: KubernetesObject): readonly Violation[] {
  const { resource, name, namespace } = budget;
  const pods = selected(stack, budget);
  if (pods.length === 0) {
    const neighbours = workloads(stack).filter((workload) => workload.namespace === namespace);
    const fix = 'give it the labels of the pods that it is for';
    return neighbours.length === 0 ? [] : [{ resource, what: `the budget ${name} selects no pods of this stack`, fix }];
  }
  const twice = objectsOf(stack, 'PodDisruptionBudget').filter(
    (other) =>
      other.name !== name &&
      other.namespace === namespace &&
      selected(stack, other).some((one) => pods.some((pod) => pod.name === one.name)),
  );
  const fewest = pods.reduce((sum, pod) => sum + fewestPods(pod, autoscalerOf(stack, pod)), 0);
  const blocked = allowedAt(budget, fewest) >= 1 ? [] : [stuck(budget, fewest)];
  return [
    ...blocked,
    ...twice
      .slice(0, 1)
      .map((other) => ({
        resource,
        what: `the budgets ${name} and ${other.name} select the same pods`,
        fix: 'keep one budget for each pod',
      })),
  ];
}

function stuck({ resource, name, spec }: KubernetesObject, fewest: number): Violation {
  const [max] = textsOf(spec.max_unavailable);
  const said = max === undefined ? `min_available ${textsOf(spec.min_available).join()}` : `max_unavailable ${max}`;
  return {
    resource,
    what: `the budget ${name} (${said}) lets no pod go when there are ${fewest}`,
    fix: 'set max_unavailable to 1 or more, or min_available below the fewest pods',
  };
}

/** How many of `pods` may be gone at once: Kubernetes rounds a share up. */
function allowedAt({ spec }: KubernetesObject, pods: number): number {
  const [max] = textsOf(spec.max_unavailable);
  const [min] = textsOf(spec.min_available);
  if (max !== undefined) return shareOf(max, pods);
  return min === undefined ? 1 : pods - shareOf(min, pods);
}

function shareOf(text: string, pods: number): number {
  const [, percent] = /^(\d+)%$/.exec(text) ?? [];
  if (percent !== undefined) return Math.ceil((Number(percent) * pods) / 100);
  return /^\d+$/.test(text) ? Number(text) : 1;
}
