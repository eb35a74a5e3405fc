import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, type ManifestStack, plainText, readManifest } from '@spot-serving/terraform-runner';

type ProblemsIn = (json: unknown) => readonly string[];

/** Largest configuration that is read, in bytes: those of our apps have some 200 kB. */
const largest = 20 * 1024 * 1024;

/** Most files of an app's synthesis; ours have about thirty. */
const most = 5000;

/**
 * Refuses what another job synthesized, when a plan of it would do more than plan; see `configurationProblems`. Nothing of it has run by then.
 *
 * @param synthesized folder with cdktf's `manifest.json`
 * @param problemsIn rules for the JSON of a stack
 * @throws {Failure} 1 with every problem of every stack
 */
export function refuseUntrusted(synthesized: string, problemsIn: ProblemsIn): void {
  refuseLinks(synthesized);
  const problems = readManifest(synthesized).flatMap((stack) =>
    problemsOf(stack, synthesized, problemsIn).map((problem) => `${stack.name}: ${problem}`),
  );
  refuse(problems);
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Failure(
    `This does not run beside credentials:\n${problems.map((problem) => `  ${plainText(problem).replaceAll('\n', ' ')}\n`).join('')}`,
    1,
  );
}

/** Refuses a folder with a link in it, or with more files than any synthesis has. @throws {Failure} 1 */
export function refuseLinks(folder: string): void {
  refuse(fileProblems(folder));
}

/** A link could lead to a file of the machine, which would then be copied, read and shown. */
function fileProblems(synthesized: string): readonly string[] {
  const names = readdirSync(synthesized, { recursive: true, encoding: 'utf8' });
  if (names.length > most) return [`it has ${names.length} files, more than ${most}`];
  return names
    .filter((name) => {
      const entry = lstatSync(join(synthesized, name));
      return !entry.isFile() && !entry.isDirectory();
    })
    .map((name) => `${name} is neither a file nor a folder`);
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
  const file = join(synthesized, synthesizedStackPath);
  if (statSync(file).size > largest) return ['its cdk.tf.json is larger than 20 MiB'];
  const text = readFileSync(file, 'utf8');
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
