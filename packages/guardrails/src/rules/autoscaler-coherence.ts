import { blockOf, shown, textsOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { type KubernetesObject, objectsOf } from '../kubernetes/object';
import { selected, type Workload, workloads } from '../kubernetes/pods';
import { autoscalerOf, fewestPods, mostPods } from '../kubernetes/scaling';

/** An autoscaler owns the number of its pods, and its bounds are in order. */
export const autoscalerCoherence: Rule = {
  id: 'autoscaler-coherence',
  severity: 'error',
  what: 'Each HorizontalPodAutoscaler scales a workload of the same stack where that has any of its namespace, between at least two pods and no fewer; Terraform ignores the replicas of that workload',
  why: 'an apply would undo the autoscaler under load; one pod is gone with its node, and an autoscaler whose name is wrong scales nothing',
  source: 'Kubernetes, "Horizontal Pod Autoscaling", migrating Deployments; docs/adr/0014-the-autoscalers-count.md',
  check: (stack) => [
    ...objectsOf(stack, 'HorizontalPodAutoscaler').flatMap((autoscaler) => bounds(stack, autoscaler)),
    ...workloads(stack).flatMap((workload) => owned(stack, workload)),
  ],
};

function bounds(stack: StackView, autoscaler: KubernetesObject): readonly Violation[] {
  const { resource, spec, name, namespace } = autoscaler;
  const { kind, name: target } = blockOf(spec.scale_target_ref);
  const neighbours = workloads(stack).filter((workload) => workload.namespace === namespace);
  const scaled = neighbours.find((workload) => workload.kind === kind && workload.name === target);
  if (scaled === undefined && neighbours.length > 0)
    return [
      {
        resource,
        what: `the autoscaler ${name} scales ${shown(target)}, which this stack does not have`,
        fix: 'name a workload in scale_target_ref',
      },
    ];
  const fewest = scaled === undefined ? 2 : fewestPods(scaled, autoscaler);
  const others = scaled === undefined ? 0 : besides(stack, scaled);
  if (fewest >= 1 && fewest + others >= 2 && mostPods(autoscaler) >= fewest) return [];
  const what = `the autoscaler ${name} moves between ${fewest} and ${mostPods(autoscaler)} pods`;
  return [{ resource, what, fix: 'set min_replicas to 2 or more, and max_replicas no lower' }];
}

/** Pods of other workloads that one disruption budget counts with these, such as an On-Demand floor: they answer as well. */
function besides(stack: StackView, scaled: Workload): number {
  const together = objectsOf(stack, 'PodDisruptionBudget')
    .map((budget) => selected(stack, budget))
    .filter((all) => all.some(({ name, kind }) => name === scaled.name && kind === scaled.kind));
  const others = new Map(together.flat().map((one) => [`${one.kind}/${one.name}`, one]));
  others.delete(`${scaled.kind}/${scaled.name}`);
  return [...others.values()].reduce((sum, one) => sum + fewestPods(one, autoscalerOf(stack, one)), 0);
}

function owned(stack: StackView, workload: Workload): readonly Violation[] {
  const { resource, spec, name } = workload;
  // A plan does not say what is ignored.
  if (stack.isPlan || spec.replicas === undefined || autoscalerOf(stack, workload) === undefined) return [];
  const ignored = textsOf(blockOf(resource.attributes.lifecycle).ignore_changes);
  if (ignored.some((path) => ['all', 'spec', 'spec[0].replicas'].includes(path))) return [];
  const fix = "add 'spec[0].replicas' to lifecycle.ignore_changes, or leave replicas out";
  return [{ resource, what: `sets replicas of ${name} to ${shown(spec.replicas)}, which its autoscaler changes`, fix }];
}
