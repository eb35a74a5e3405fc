import { type Fields, fieldsOf } from './problem';

/** Pods of an object: itself, or what it makes them by. */
export interface PodTemplate {
  /** Where the pod's metadata and spec are in the object; empty for a pod itself. */
  readonly path: string;
  readonly metadata: Fields;
  readonly spec: Fields;
}

/** Where a kind keeps its pods (pod-security-admission v0.34.4, admission/admission.go, `DefaultPodSpecExtractor`). */
const places: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Pods of an object; `undefined` for a kind that has none. */
export function podTemplateOf(object: { readonly kind: string }): PodTemplate | undefined {
  const place = places[object.kind];
  if (!place) return undefined;
  const template = place.reduce<Fields>((at, step) => fieldsOf(at[step]), object);
  return { path: place.join('.'), metadata: fieldsOf(template.metadata), spec: fieldsOf(template.spec) };
}

/** A container, and where it is in its pod's spec. */
export interface PlacedContainer {
  readonly path: string;
  readonly container: Fields;
}

/** All containers of a pod: those that run before, those that stay, and those for debugging. */
export function containersOf(spec: Fields): PlacedContainer[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) => {
    const all = spec[list];
    return Array.isArray(all)
      ? all.map((each, index) => ({ path: `${list}[${index}]`, container: fieldsOf(each) }))
      : [];
  });
}
