import type { Problem } from '../problems';
import { addonNames, type KubernetesVersions, type ResolvedVersions } from './resolved-versions';

/** The one command that fills an app's `resolved-versions.json`, in words. */
export function resolveCommand(app: string): string {
  return `run \`npm run resolve-versions -- ${app}\`, and review what it writes`;
}

/** The one command that writes the digest of a version's manifest, in words. */
export function promoteCommand(app: string, model: string, version: number, weight?: number): string {
  const canary = weight === undefined ? '' : ` --canary ${weight}`;
  return `run \`npx promote-model ${app} ${model} ${version}${canary}\`, which reads it in the store; before there is one, \`publish-model --dry-run\` prints it`;
}

/**
 * What a cluster of Kubernetes `minor` needs and nobody has looked up, each at its place in the file: without it, what is installed would
 * depend on the day of the apply.
 *
 * @param app name of the app, for the command that looks it up
 */
export function unresolvedProblems(minor: string, { kubernetes = {} }: ResolvedVersions, app: string): Problem[] {
  const fix = fixFor(app);
  const { nodeImage, addons = {} } = kubernetes[minor] ?? {};
  const path = `versions.kubernetes[${JSON.stringify(minor)}]`;
  return [
    ...(nodeImage === undefined ? [{ path: `${path}.nodeImage`, value: undefined, fix }] : []),
    ...addonNames
      .filter((name) => addons[name] === undefined)
      .map((name) => ({ path: `${path}.addons.${name}`, value: undefined, fix })),
  ];
}

/**
 * Images that would be pulled by a tag, which may point elsewhere tomorrow: their digest is neither in `references` nor in the file.
 *
 * @param app name of the app, for the command that looks them up
 */
export function unresolvedImageProblems(
  references: readonly string[],
  versions: ResolvedVersions,
  app: string,
): Problem[] {
  return unresolvedImages(references, versions).map((reference) => ({
    path: `versions.images[${JSON.stringify(reference)}]`,
    value: undefined,
    fix: fixFor(app),
  }));
}

/**
 * That nobody has looked up the blocks of S3 in a region: pods of models would reach every public address.
 *
 * @param app name of the app, for the command that looks them up
 */
export function unresolvedBlocksProblems(region: string, { s3 = {} }: ResolvedVersions, app: string): Problem[] {
  const path = `versions.s3[${JSON.stringify(region)}]`;
  return s3[region] === undefined ? [{ path, value: undefined, fix: fixFor(app) }] : [];
}

/** Those of `references` that are named by tag alone, and that nobody looked up. */
export function unresolvedImages(references: readonly string[], { images = {} }: ResolvedVersions): string[] {
  return references.filter((reference) => !reference.includes('@') && images[reference] === undefined);
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

function fixFor(app: string): string {
  return `nobody has looked it up: ${resolveCommand(app)}`;
}
