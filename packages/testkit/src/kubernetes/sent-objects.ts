import { type KubernetesObject, sentObject } from '@spot-serving/stand-in/kubernetes';

import { resolveReferences } from '../resolve-references';
import type { SynthesizedStack } from '../synth';

interface Release {
  readonly values?: readonly string[];
}

/**
 * Every Kubernetes object of some stacks as the API server gets it: resources of the kubernetes provider as that sends them, and the objects that the local
 * chart prints as they stand in a release's values. References are resolved, so that a pod is in the namespace that another stack makes.
 *
 * @param stacks by name
 * @throws Error for a resource type that the provider's tables do not have
 */
export function sentObjects(stacks: Readonly<Record<string, SynthesizedStack>>): KubernetesObject[] {
  return Object.values(resolveReferences(stacks)).flatMap(objectsOf);
}

function objectsOf({ resource = {} }: SynthesizedStack): KubernetesObject[] {
  const typed = Object.entries(resource).filter(([type]) => type.startsWith('kubernetes_'));
  const sent = typed.flatMap(([type, all]) => Object.values(all).map((values) => sentObject(type, values)));
  const releases: Release[] = Object.values(resource.helm_release ?? {});
  return [...sent, ...releases.flatMap(({ values = [] }) => values.flatMap(printedObjects))];
}

function printedObjects(text: string): readonly KubernetesObject[] {
  return (JSON.parse(text) as { readonly objects?: readonly KubernetesObject[] }).objects ?? [];
}
