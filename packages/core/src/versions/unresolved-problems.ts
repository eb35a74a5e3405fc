import type { Problem } from '../problems';
import { addonNames, type KubernetesVersions, type ResolvedVersions } from './resolved-versions';

const fix = 'unresolved: run resolve-versions, and review what it writes';

/**
 * What a cluster of Kubernetes `minor` needs and nobody has looked up, each at its place in the file: without it, what is installed would
 * depend on the day of the apply.
 */
export function unresolvedProblems(minor: string, { kubernetes = {} }: ResolvedVersions): Problem[] {
  const { nodeImage, addons = {} } = kubernetes[minor] ?? {};
  const path = `versions.kubernetes[${JSON.stringify(minor)}]`;
  return [
    ...(nodeImage === undefined ? [{ path: `${path}.nodeImage`, value: undefined, fix }] : []),
    ...addonNames
      .filter((name) => addons[name] === undefined)
      .map((name) => ({ path: `${path}.addons.${name}`, value: undefined, fix })),
  ];
}

/** Images that would be pulled by a tag, which may point elsewhere tomorrow: their digest is neither in `references` nor in the file. */
export function unresolvedImageProblems(references: readonly string[], { images = {} }: ResolvedVersions): Problem[] {
  return references
    .filter((reference) => !reference.includes('@') && images[reference] === undefined)
    .map((reference) => ({ path: `versions.images[${JSON.stringify(reference)}]`, value: undefined, fix }));
}

/**
 * Images that were filed under another Kubernetes minor than their own; their nodes would run another kubelet than planned.
 *
 * @param path where `versions` stands in what the user wrote
 */
export function misfiledImageProblems(versions: KubernetesVersions, path = 'versions'): Problem[] {
  return Object.entries(versions).flatMap(([minor, { nodeImage }]) => {
    if (nodeImage === undefined || nodeImage.version.startsWith(`${minor}.`)) return [];
    const at = `${path}[${JSON.stringify(minor)}].nodeImage.version`;
    return [
      {
        path: at,
        value: nodeImage.version,
        fix: `take a release of Kubernetes ${minor}, or file it under its own minor`,
      },
    ];
  });
}
