import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type CommandContext, Failure, runProcess } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';

/** What npm says of a version that is there already; a release that stopped half-way is finished by the same command. */
const there = /previously published|EPUBLISHCONFLICT/;

/**
 * `pipeline publish`: publishes packed packages with their provenance. Nothing is installed and no script runs.
 *
 * @returns 0
 * @throws {Failure} 1 in npm's words, 2 for a folder without packages
 */
export async function publishProgram(
  argv: readonly string[],
  { cwd, env, stdout, interruption }: CommandContext,
): Promise<number> {
  const { positionals } = commandLine.parse(argv, {});
  const folder = resolve(cwd, positionals[0] ?? '.');
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.tgz'))
        .sort()
    : [];
  if (positionals.length !== 1 || files.length === 0)
    throw new Failure('publish takes one folder that "pipeline pack" filled', 2);
  for (const file of files) {
    const command = [
      'npm',
      'publish',
      join(folder, file),
      '--provenance',
      '--access',
      'public',
      '--ignore-scripts',
    ] as const;
    const { exitCode, stderr } = await runProcess({ command, cwd, env, interruption });
    if (exitCode !== 0 && !there.test(stderr)) throw new Failure(`${file} is not published: ${stderr.trim()}`, 1);
    stdout.write(`${file}  ${exitCode === 0 ? 'published' : 'was published before'}\n`);
  }
  return 0;
}
