import { blockOf, type JsonObject, objectOf } from '../engine/json';
import type { StackView } from '../engine/stack-view';
import { type KubernetesObject, kubernetesObjects, objectsOf } from './object';

/** What makes several pods alike. */
export interface Workload extends KubernetesObject {
  /** Labels of its pods. */
  readonly labels: JsonObject;
  /** `spec` of its pods. */
  readonly pod: JsonObject;
}

/** Kinds that keep a number of pods running. */
const running = ['Deployment', 'StatefulSet', 'ReplicationController'];

/** Workloads that keep a number of pods running. */
export function workloads(stack: StackView): readonly Workload[] {
  return objectsOf(stack, ...running).map((object) => {
    const template = blockOf(object.spec.template);
    return { ...object, labels: objectOf(blockOf(template.metadata).labels), pod: blockOf(template.spec) };
  });
}

/** `spec` of every pod, with where it is written. */
export function podSpecs(stack: StackView): readonly (readonly [KubernetesObject, JsonObject])[] {
  return kubernetesObjects(stack).flatMap((object) => {
    const job = object.kind === 'CronJob' ? blockOf(blockOf(object.spec.job_template).spec) : object.spec;
    const pod = object.kind === 'Pod' ? object.spec : blockOf(blockOf(job.template).spec);
    return Object.keys(pod).length === 0 ? [] : [[object, pod] as const];
  });
}

/** Workloads that `object`, such as a disruption budget, selects by labels in its namespace. */
export function selected(stack: StackView, { spec, namespace }: KubernetesObject): readonly Workload[] {
  const labels = Object.entries(objectOf(blockOf(spec.selector).match_labels));
  return workloads(stack).filter(
    (workload) => workload.namespace === namespace && labels.every(([key, value]) => workload.labels[key] === value),
  );
}
