import { isDeepStrictEqual } from 'node:util';

import { sentObject } from './sent-object';
import type { Sent } from './translate/expander';

/** One step of a JSON patch (RFC 6902). */
export interface SentPatch {
  readonly op: 'replace';
  readonly path: string;
  readonly value: Sent;
}

/** A part of a `spec` that is replaced as a whole as soon as anything in it changes. */
interface Replaced {
  /** Steps to the part in Terraform's values, `spec` first. */
  readonly argument: readonly string[];
  /** Where it is in the object. */
  readonly path: string;
  /** The plan's own number is sent, also a zero that creating the object would drop. */
  readonly asPlanned?: boolean;
}

/** What an update replaces, by type. */
export const updates: Readonly<Record<string, { readonly source: string; readonly replaced: readonly Replaced[] }>> = {
  kubernetes_deployment_v1: {
    source: 'resource_kubernetes_deployment_v1.go resourceKubernetesDeploymentV1Update',
    replaced: [{ argument: ['spec'], path: '/spec' }],
  },
  kubernetes_horizontal_pod_autoscaler_v2: {
    source: 'structure_horizontal_pod_autoscaler_v2.go patchHorizontalPodAutoscalerV2Spec',
    replaced: [
      { argument: ['spec', 'max_replicas'], path: '/spec/maxReplicas', asPlanned: true },
      { argument: ['spec', 'min_replicas'], path: '/spec/minReplicas', asPlanned: true },
      { argument: ['spec', 'scale_target_ref'], path: '/spec/scaleTargetRef' },
      { argument: ['spec', 'metric'], path: '/spec/metrics' },
      { argument: ['spec', 'behavior'], path: '/spec/behavior' },
    ],
  },
};

/**
 * The patch of an object's `spec` that the pinned provider sends for an update, from the values before and after it in a plan. Labels and annotations are
 * patched besides, one by one.
 *
 * @throws Error for a type whose updates are not in the table
 */
export function sentUpdate(type: string, before: object, after: object): SentPatch[] {
  const known = updates[type];
  if (!known)
    throw new Error(
      `how the provider updates ${type} is not in the table (packages/stand-in/src/kubernetes/sent-update.ts)`,
    );
  const object = sentObject(type, after);
  const changed = known.replaced.filter(
    ({ argument }) => !isDeepStrictEqual(at(before, argument), at(after, argument)),
  );
  return changed.map(({ argument, path, asPlanned = false }) => ({
    op: 'replace',
    path,
    value: (asPlanned ? Number(at(after, argument)) : at(object, path.slice(1).split('/'))) as Sent,
  }));
}

/** A block that is there once stands in a list or not. */
function at(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce((found, step) => {
    const block: unknown = Array.isArray(found) ? found[0] : found;
    return typeof block === 'object' && block !== null ? (block as Readonly<Record<string, unknown>>)[step] : undefined;
  }, value);
}
