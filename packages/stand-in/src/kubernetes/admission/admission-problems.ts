import type { KubernetesObject } from '../sent-object';
import { podSecurityProblems } from './pod-security/pod-security-problems';
import type { Problem } from './problem';
import { validationProblems } from './validation/validation-problems';

/** Something that the API server refuses, and in which object. */
export interface AdmissionProblem extends Problem {
  /** Kind, namespace and name: `Deployment serving/resnet`. */
  readonly object: string;
}

/**
 * What the API server refuses of these objects, all of it: by its own validation, and by PodSecurity for the pods of each namespace whose Namespace is among
 * the objects and has a level. Give it every object of an app: the namespace of a pod often stands in another stack.
 *
 * What only an apply resolves (`${...}`) is not judged.
 */
export function admissionProblems(objects: readonly KubernetesObject[]): AdmissionProblem[] {
  const ofPods = podSecurityProblems(objects);
  return objects.flatMap((object) => {
    const problems = [...validationProblems(object), ...(ofPods.get(object) ?? [])];
    return problems
      .filter(({ value }) => !isUnresolved(value))
      .map((problem) => ({ object: called(object), ...problem }));
  });
}

function isUnresolved(value: unknown): boolean {
  return JSON.stringify([value]).includes('${');
}

function called({ kind, metadata = {} }: KubernetesObject): string {
  const { namespace, name = 'without a name' } = metadata;
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
