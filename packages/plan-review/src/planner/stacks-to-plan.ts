import { cpSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

import {
  Failure,
  inDependencyOrder,
  type ManifestStack,
  readManifest,
  readStackConfiguration,
} from '@spot-serving/terraform-runner';

import { lockFileName } from './lock-file';
import type { StackToPlan } from './stack-to-plan';

/** What Terraform itself leaves in the folder of a stack: providers, plans and states. cdktf writes none of these names. */
const leftByTerraform = [/^\.terraform$/, /\.tfstate(\.|$)/, /\.tfplan$/, /^plan$/];

/**
 * Copies the stacks of a synthesized app to where Terraform may write, so that neither a plan nor a provider ends up beside the sources.
 *
 * @param synthesized folder that holds cdktf's `manifest.json`
 * @param folder empty folder that receives them
 * @returns the stacks in dependency order
 * @throws {Failure} 1 for a manifest that does not fit, for one that leads out of its folder, and for dependencies that make no order
 */
export function stacksToPlan(synthesized: string, folder: string): readonly StackToPlan[] {
  const stacks = inDependencyOrder(readManifest(synthesized));
  for (const stack of stacks) refuseEscapes(stack);
  return stacks.map((stack) => stackToPlan(stack, synthesized, folder));
}

/** In a pull request the manifest is whatever the branch's code wrote, and what is done with it has credentials. */
function refuseEscapes({ name, workingDirectory, synthesizedStackPath }: ManifestStack): void {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name))
    throw new Failure(
      `the manifest has a stack ${JSON.stringify(name)}; give it a name of letters, digits, ".", "_" and "-"`,
      1,
    );
  const outside = [workingDirectory, synthesizedStackPath].find((path) => !/^stacks\/[^/]/.test(normalize(path)));
  if (outside !== undefined)
    throw new Failure(
      `the manifest has stack "${name}" in ${JSON.stringify(outside)}; cdktf writes below stacks/, synthesize again`,
      1,
    );
}

function stackToPlan(
  { name, dependencies, workingDirectory, synthesizedStackPath }: ManifestStack,
  synthesized: string,
  folder: string,
): StackToPlan {
  const file = join(synthesized, synthesizedStackPath);
  if (!existsSync(file))
    throw new Failure(
      `the manifest names ${synthesizedStackPath} for stack "${name}", which is not there; synthesize again`,
      1,
    );
  const { backend, stateLocation, remoteStates, providers } = readStackConfiguration(name, file);
  const [theirs, own] = [join(synthesized, workingDirectory), join(folder, workingDirectory)];
  cpSync(theirs, own, {
    recursive: true,
    dereference: true,
    filter: (path) => dirname(path) !== theirs || isSynthesized(basename(path)),
  });
  return {
    name,
    dependencies,
    backend,
    stateLocation,
    remoteStates,
    providers,
    folder: own,
    source: readFileSync(file, 'utf8'),
  };
}

/** @param name of a file or folder directly in the folder of a stack; further down are assets, which may be called anything */
function isSynthesized(name: string): boolean {
  return name !== lockFileName && !leftByTerraform.some((left) => left.test(name));
}
