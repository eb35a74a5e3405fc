import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, readManifest, type ManifestStack } from '@spot-serving/terraform-runner';

import { configurationProblems } from './configuration-problems';

type ProblemsIn = (json: unknown) => readonly string[];

/**
 * Refuses what another job synthesized, when a plan of it would do more than plan; see `configurationProblems`. Nothing of it has run by then.
 *
 * @param synthesized folder with cdktf's `manifest.json`
 * @param problemsIn rules for the JSON of a stack @default `configurationProblems`
 * @throws {Failure} 1 with every problem of every stack
 */
export function refuseUntrusted(synthesized: string, problemsIn: ProblemsIn = configurationProblems): void {
  const problems = readManifest(synthesized).flatMap((stack) =>
    problemsOf(stack, synthesized, problemsIn).map((problem) => `${stack.name}: ${problem}`),
  );
  if (problems.length === 0) return;
  throw new Failure(
    `This does not run beside credentials:\n${problems.map((problem) => `  ${problem}\n`).join('')}`,
    1,
  );
}

function problemsOf(
  { name, workingDirectory, synthesizedStackPath }: ManifestStack,
  synthesized: string,
  problemsIn: ProblemsIn,
): readonly string[] {
  const usual =
    /^[\w.-]+$/.test(name) &&
    workingDirectory === `stacks/${name}` &&
    synthesizedStackPath === `${workingDirectory}/cdk.tf.json`;
  if (!usual) return [`it is not in stacks/${name}/cdk.tf.json`];
  const others = readdirSync(join(synthesized, workingDirectory)).filter(
    (entry) => entry !== 'cdk.tf.json' && entry !== 'assets',
  );
  const text = readFileSync(join(synthesized, synthesizedStackPath), 'utf8');
  const json: unknown = JSON.parse(text);
  if (withoutBlanks(text) !== JSON.stringify(json))
    return ['its cdk.tf.json is not what JSON.stringify writes, so Terraform may read in it what nobody judged'];
  return [...others.map((entry) => `beside cdk.tf.json and assets there is ${entry}`), ...problemsIn(json)];
}

/**
 * JSON without the blanks between its parts. Where a key stands twice in an object, `JSON.parse` sees the last, and Terraform both (seen on 1.11.4), so a
 * text counts only when nothing of it was lost.
 */
const withoutBlanks = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));
