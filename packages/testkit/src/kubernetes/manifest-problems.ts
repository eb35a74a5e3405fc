import type { Problem } from '@spot-serving/core';
import type { KubernetesObject } from '@spot-serving/stand-in/kubernetes';

import { type Asked, askModel, pointerStep } from './ask-model';
import { kubernetesModel, type ModelError } from './kubernetes-model';

/**
 * What the API server would refuse, or silently ignore, in an object by its schema: types, formats, enumerations and what is missing, by the maintained
 * models of `kubernetes-models`; and keys that no model looks for. What OpenAPI cannot express is `admissionProblems`'.
 */
export function manifestProblems(manifest: KubernetesObject): Problem[] {
  const { apiVersion, kind } = manifest;
  const model = kubernetesModel(apiVersion, kind);
  if (!model) return [{ path: 'kind', value: `${apiVersion} ${kind}`, fix: 'Kubernetes has no such kind' }];
  const { errors, asked } = askModel(model, manifest);
  const refused = new Set(errors.map(({ instancePath }) => instancePath));
  return [
    ...[...refused].map((path) => ({ path: dotted(path), value: valueAt(manifest, path), fix: words(errors, path) })),
    ...[...asked].flatMap(([path, part]) => unknownKeys(manifest, path, part)),
  ];
}

/** With the documentation of its schemas the package drops properties that are called so, such as PriorityClass's (kubernetes-models 4.5.1, seen). */
const unmodelled = new Set(['description']);

function unknownKeys(manifest: KubernetesObject, path: string, { keys, anyKey }: Asked): Problem[] {
  if (anyKey) return [];
  const members: readonly (readonly [string, unknown])[] = Object.entries(valueAt(manifest, path) ?? {});
  const unknown = members.filter(([key]) => !keys.has(key) && !unmodelled.has(key));
  return unknown.map(([key, value]) => ({
    path: dotted(`${path}/${pointerStep(key)}`),
    value,
    fix: 'Kubernetes knows no such key',
  }));
}

function words(errors: readonly ModelError[], path: string): string {
  const own = errors.filter(({ instancePath }) => instancePath === path);
  return [...new Set(own.map(({ message, keyword }) => message ?? keyword))].join(', ');
}

function valueAt(manifest: unknown, path: string): unknown {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[step] : undefined,
    manifest,
  );
}

/** `spec.containers[0].image`, as a reader of YAML counts. */
function dotted(path: string): string {
  return path
    .slice(1)
    .replaceAll('/', '.')
    .replace(/\.(\d+)(?=\.|$)/g, '[$1]')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}
