import { describeProblem } from '@spot-serving/core';
import { admissionProblems, type KubernetesObject } from '@spot-serving/stand-in/kubernetes';

import { manifestProblems } from './manifest-problems';

/**
 * What the API server would refuse, or silently ignore, of these objects, a line each with kind, name, path, value and fix: by the models of
 * `kubernetes-models`, by validation, and by PodSecurity for each pod in a Namespace that is among the objects.
 */
export function refusals(objects: readonly KubernetesObject[]): string[] {
  const modelled = objects.flatMap((object) =>
    manifestProblems(object)
      .filter(({ value }) => !isReference(value))
      .map((problem) => ({ object: nameOf(object), ...problem })),
  );
  const places = new Set(modelled.map(placeOf));
  // Of what both see, the first says enough.
  const admitted = admissionProblems(objects).filter((problem) => !places.has(placeOf(problem)));
  return [...modelled, ...admitted].map(({ object, ...problem }) => `${object}: ${describeProblem(problem)}`);
}

/** What only an apply resolves has the type of a text until then. */
const isReference = (value: unknown) => typeof value === 'string' && value.includes('${');

const placeOf = ({ object, path }: { readonly object: string; readonly path: string }) => `${object} ${path}`;

function nameOf({ kind, metadata: { namespace, name } = {} }: KubernetesObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
