import { isDeepStrictEqual } from 'node:util';

import { parseAllDocuments } from 'yaml';

import type { Problem } from '@spot-serving/core';

/** A Kubernetes object, as far as its name. */
interface Named {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
}

/** Objects that a chart, which should print them as its values have them, renders otherwise, leaves out or adds. */
export function renderedObjectProblems(objects: readonly object[], rendered: string): Problem[] {
  const found = parseAllDocuments(rendered).map((document) => document.toJS() as Named);
  const wanted = objects.map((object) => object as Named);
  const changed = wanted.filter((object) => !found.some((other) => isDeepStrictEqual(other, object)));
  const added = found.filter((object) => !wanted.some((other) => nameOf(other) === nameOf(object)));
  return [
    ...changed.map((object) => ({
      path: nameOf(object),
      value: found.find((other) => nameOf(other) === nameOf(object)),
      fix: `the values say ${JSON.stringify(object)}`,
    })),
    ...added.map((object) => ({ path: nameOf(object), value: object, fix: 'the values say nothing of it' })),
  ];
}

function nameOf({ kind = 'object', metadata }: Named): string {
  return `${kind} ${metadata?.name ?? ''}`;
}
