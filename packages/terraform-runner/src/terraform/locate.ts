import { resolve } from 'node:path';

import * as z from 'zod';

import { Failure } from '../failure';
import type { Interruption } from '../process/interruption';
import { runProcess } from '../process/run-process';

/** Oldest Terraform the house's stacks work with: the S3 backend locks without a table (`use_lockfile`) from here on. */
const oldestVersion = [1, 10, 0] as const;

const remedy = `install Terraform ${oldestVersion.join('.')} or newer (https://developer.hashicorp.com/terraform/install) or name it in TERRAFORM_BINARY_NAME`;

/** A Terraform that can be used. */
export interface LocatedTerraform {
  /** Program name or path. */
  readonly program: string;
  /** For example `1.11.4`. */
  readonly version: string;
}

/**
 * Finds Terraform as cdktf does (`TERRAFORM_BINARY_NAME`, else `terraform` on the path) and asks for its version.
 *
 * @throws {Failure} 2 when it is missing, says nothing sensible, or is too old
 */
export async function locateTerraform(
  env: NodeJS.ProcessEnv,
  cwd: string,
  interruption: Interruption,
): Promise<LocatedTerraform> {
  const named = env.TERRAFORM_BINARY_NAME || 'terraform';
  const program = named.includes('/') ? resolve(cwd, named) : named;
  const version = parseVersion(await askVersion(program, env, cwd, interruption));
  if (version === undefined) throw new Failure(`"${program} version -json" gave no version; ${remedy}`, 2);
  if (isTooOld(version)) throw new Failure(`${program} is version ${version}; ${remedy}`, 2);
  return { program, version };
}

async function askVersion(
  program: string,
  env: NodeJS.ProcessEnv,
  cwd: string,
  interruption: Interruption,
): Promise<string> {
  try {
    const asked = await runProcess({
      command: [program, 'version', '-json'],
      cwd,
      env: { ...env, CHECKPOINT_DISABLE: '1' },
      interruption,
    });
    return asked.stdout;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES') throw new Failure(`cannot run "${program}"; ${remedy}`, 2);
    throw error;
  }
}

const versionShape = z.object({ terraform_version: z.string().regex(/^\d+\.\d+\.\d+/) });

/** The version in the output of `terraform version -json`, if it is one. */
export function parseVersion(output: string): string | undefined {
  try {
    return versionShape.parse(JSON.parse(output)).terraform_version;
  } catch {
    return undefined;
  }
}

/** Whether a version comes before the oldest one supported; a pre-release comes before its release. */
export function isTooOld(version: string): boolean {
  const [release = '', preRelease] = version.split('-', 2);
  const numbers = release.split('.').map(Number);
  for (const [index, oldest] of oldestVersion.entries()) {
    const number = numbers[index] ?? 0;
    if (number !== oldest) return number < oldest;
  }
  return preRelease !== undefined;
}
