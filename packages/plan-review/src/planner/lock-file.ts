import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import type { StackToPlan } from './stack-to-plan';

/** Terraform's name for the file that pins providers by version and checksum. */
export const lockFileName = '.terraform.lock.hcl';

const registry = 'registry.terraform.io/';

const reattachedShape = z.record(z.string(), z.unknown());

/**
 * The blocks of a dependency lock file that one stack needs. Terraform refuses a read-only lock file that pins more than the configuration uses
 * ("Provider dependency changes detected", seen on 1.11.4), and the file of an app pins what all its stacks use.
 *
 * @param text of the committed file
 * @param providers of the stack, each as `namespace/type`
 */
export function lockFor(text: string, providers: readonly string[]): string {
  const blocks = text.match(/^provider "[^"]+" \{$[\s\S]*?^\}$/gm) ?? [];
  return blocks
    .filter((block) => providers.includes(sourceOf(block)))
    .map((block) => `${block}\n`)
    .join('\n');
}

/**
 * Gives a stack its part of the app's lock file.
 *
 * @param lockFile path of the committed file; there need not be one
 * @returns what `terraform init` is told of it
 */
export function copyLock(
  lockFile: string,
  { folder, providers }: Pick<StackToPlan, 'folder' | 'providers'>,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  if (!existsSync(lockFile)) return [];
  const served = reattached(env);
  const installed = providers.filter((source) => !served.includes(source));
  writeFileSync(join(folder, lockFileName), lockFor(readFileSync(lockFile, 'utf8'), installed));
  return ['-lockfile=readonly'];
}

/** Providers that run already are not installed, so Terraform does not look for them in a lock file. */
function reattached({ TF_REATTACH_PROVIDERS = '{}' }: NodeJS.ProcessEnv): readonly string[] {
  const parsed = z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(reattachedShape)
    .safeParse(TF_REATTACH_PROVIDERS);
  return Object.keys(parsed.data ?? {}).map(withoutRegistry);
}

const sourceOf = (block: string): string => withoutRegistry(/^provider "([^"]+)"/.exec(block)?.[1] ?? '');

const withoutRegistry = (source: string): string =>
  source.startsWith(registry) ? source.slice(registry.length) : source;
