import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { writeJobSummary } from '@spot-serving/plan-review';
import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import { differingStacks, synthesisHash } from '../affected/synthesis-hash';
import { commandLine } from '../command/command-line';
import { refuseOthers, required } from '../command/required';
import { writeOutputs } from '../command/write-outputs';
import { refuseLinks } from '../trust/refuse-untrusted';

/** GitHub starts at most 256 jobs of a matrix; no account of ours has so many apps. */
const most = 50;

/**
 * `pipeline compare`: which apps a pull request changes, by what they synthesize to on both sides. The list of apps is that of the base and of what is
 * there, never what a job of the branch says.
 *
 * Outputs lists of names as JSON: `apps`, that differ, are new or are missing of what the base has; `unchanged`; `expected`, whose plans must arrive.
 *
 * @returns 0
 * @throws {Failure} 1 for links, for too many apps and for what cdktf did not write; 2 for arguments that do not fit
 */
export function compareProgram(argv: readonly string[], { cwd, env, stdout }: CommandContext): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, { base: { type: 'string' }, head: { type: 'string' } });
  refuseOthers(positionals);
  const base = resolve(cwd, required(values.base, '--base DIR'));
  const head = resolve(cwd, required(values.head, '--head DIR'));
  if (existsSync(head)) refuseLinks(head);
  const [before, now] = [namesIn(base), namesIn(head)];
  if (now.length > most) throw new Failure(`${now.length} apps were synthesized, more than ${most}`, 1);
  const unchanged = now.filter((name) => before.includes(name) && isUnchanged(join(base, name), join(head, name)));
  const differing = now.filter((name) => !unchanged.includes(name));
  const missing = before.filter((name) => !now.includes(name));
  // Where nothing arrived, nobody left anything out.
  const apps = [...differing, ...(now.length === 0 ? [] : missing)];
  writeOutputs({ apps, unchanged, expected: [...differing, ...missing] }, env);
  const said = [
    ...differing.map((name) => `${name}  differs`),
    ...unchanged.map((name) => `${name}  unchanged`),
    ...missing.map((name) => `${name}  MISSING`),
  ];
  stdout.write(said.map((line) => `${line}\n`).join(''));
  writeJobSummary(said.map((line) => `- ${line}`).join('\n'), env);
  return Promise.resolve(0);
}

/** A name goes into names of roles, files and marks; whatever else is in the folder is no app. */
function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const strange = readdirSync(folder).filter((name) => !/^[A-Za-z0-9][\w-]{0,99}$/.test(name));
  if (strange.length > 0) throw new Failure(`${JSON.stringify(strange[0])} is no name of an app`, 1);
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'cdktf.out', 'manifest.json')))
    .sort();
}

function isUnchanged(base: string, head: string): boolean {
  const [before, now] = [base, head].map((folder) => synthesisHash(join(folder, 'cdktf.out')));
  return before !== undefined && now !== undefined && differingStacks(before, now).length === 0;
}
