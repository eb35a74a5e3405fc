import type { Problem } from '../problems';
import { addonNames, type ResolvedVersions } from './resolved-versions';

/**
 * What a cluster of Kubernetes `minor` needs and nobody has looked up, each at its place in the file: without it, what is installed would
 * depend on the day of the apply.
 */
export function unresolvedProblems(minor: string, versions: ResolvedVersions): Problem[] {
  const { nodeImage, addons = {} } = versions[minor] ?? {};
  const path = `versions[${JSON.stringify(minor)}]`;
  const fix = 'unresolved: run resolve-versions, and review what it writes';
  return [
    ...(nodeImage === undefined ? [{ path: `${path}.nodeImage`, value: undefined, fix }] : []),
    ...addonNames.filter((name) => addons[name] === undefined).map((name) => ({ path: `${path}.addons.${name}`, value: undefined, fix })),
  ];
}

/** Images that were filed under another Kubernetes minor than their own; their nodes would run another kubelet than planned. */
export function misfiledImageProblems(versions: ResolvedVersions): Problem[] {
  return Object.entries(versions).flatMap(([minor, { nodeImage }]) => {
    if (nodeImage === undefined || nodeImage.version.startsWith(`${minor}.`)) return [];
    const path = `versions[${JSON.stringify(minor)}].nodeImage.version`;
    return [{ path, value: nodeImage.version, fix: `take a release of Kubernetes ${minor}, or file it under its own minor` }];
  });
}
