import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import { lockFileName } from '@spot-serving/plan-review';
import { type ManifestStack, readManifest } from '@spot-serving/terraform-runner';

/** What an app synthesizes to, by stack: equal hashes, equal plans against equal states. */
export type SynthesisHash = ReadonlyMap<string, string>;

/**
 * Hashes every stack of a synthesized app: its Terraform JSON, whatever the order of its keys, its assets, the stacks it depends on, and the lock file of
 * providers. Annotations do not count, for they hold paths of the machine.
 *
 * @param synthesized folder with cdktf's `manifest.json`
 * @throws {Failure} 1 for a folder that cdktf did not write
 */
export function synthesisHash(synthesized: string): SynthesisHash {
  const lockFile = join(synthesized, lockFileName);
  const lock = existsSync(lockFile) ? readFileSync(lockFile) : '';
  return new Map(readManifest(synthesized).map((stack) => [stack.name, hashOf(stack, synthesized, lock)]));
}

/** Stacks whose configuration differs, or that only one of the two has; sorted. */
export function differingStacks(one: SynthesisHash, other: SynthesisHash): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name)).sort();
}

function hashOf({ dependencies, workingDirectory }: ManifestStack, synthesized: string, lock: string | Buffer): string {
  const folder = join(synthesized, workingDirectory);
  const hash = createHash('sha256').update(JSON.stringify(dependencies.toSorted())).update(lock);
  for (const file of filesIn(folder)) {
    const content = file.endsWith('.tf.json') ? sorted(JSON.parse(readFileSync(file, 'utf8'))) : readFileSync(file);
    hash.update(`\n${relative(folder, file)}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return paths.filter((path) => statSync(path).isFile()).sort();
}

function sorted(json: unknown): string {
  return JSON.stringify(json, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
