import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, readManifest, type ManifestStack } from '@spot-serving/runner';

import { configurationProblems } from './configuration-problems';

/**
 * Refuses what another job synthesized, when a plan of it would do more than plan; see `configurationProblems`. Nothing of it has run by then.
 *
 * @param synthesized folder with cdktf's `manifest.json`
 * @throws {Failure} 1 with every problem of every stack
 */
export function refuseUntrusted(synthesized: string): void {
  const problems = readManifest(synthesized).flatMap((stack) => problemsOf(stack, synthesized).map((problem) => `${stack.name}: ${problem}`));
  if (problems.length === 0) return;
  throw new Failure(`This is not planned beside credentials:\n${problems.map((problem) => `  ${problem}\n`).join('')}`, 1);
}

function problemsOf({ name, workingDirectory, synthesizedStackPath }: ManifestStack, synthesized: string): readonly string[] {
  const usual = /^[\w.-]+$/.test(name) && workingDirectory === `stacks/${name}` && synthesizedStackPath === `${workingDirectory}/cdk.tf.json`;
  if (!usual) return [`it is not in stacks/${name}/cdk.tf.json`];
  const others = readdirSync(join(synthesized, workingDirectory)).filter((entry) => entry !== 'cdk.tf.json' && entry !== 'assets');
  const json: unknown = JSON.parse(readFileSync(join(synthesized, synthesizedStackPath), 'utf8'));
  return [...others.map((entry) => `beside cdk.tf.json and assets there is ${entry}`), ...configurationProblems(json)];
}
