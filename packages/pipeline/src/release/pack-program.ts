import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type CommandContext, Failure, runProcess } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { refuseOthers, required } from '../command/required';
import { publicPackages } from './public-packages';

/**
 * `pipeline pack`: builds every public package and packs it, for a job without credentials.
 *
 * @returns 0
 * @throws {Failure} 1 when one does not build or pack, 2 for a tag that is not the version of the workspace
 */
export async function packProgram(
  argv: readonly string[],
  { cwd, env, stdout, interruption }: CommandContext,
): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, { tag: { type: 'string' }, out: { type: 'string' } });
  refuseOthers(positionals);
  const out = resolve(cwd, required(values.out, '--out DIR'));
  const names = publicPackages(cwd, required(values.tag, '--tag vX.Y.Z'));
  mkdirSync(out, { recursive: true });
  const run = async (...command: readonly [string, ...string[]]): Promise<void> => {
    const {
      exitCode,
      stdout: said,
      stderr,
    } = await runProcess({ command, cwd, env: { ...env, NX_DAEMON: 'false' }, interruption });
    if (exitCode !== 0)
      throw new Failure(`${command.slice(0, 3).join(' ')} ended with ${exitCode}: ${(stderr || said).trim()}`, 1);
  };
  await run(join(cwd, 'node_modules', '.bin', 'nx'), 'run-many', '-t', 'build', '-p', names.join(','));
  await run('npm', 'pack', '--pack-destination', out, ...names.flatMap((name) => ['--workspace', name]));
  stdout.write(`${names.length} packages in ${out}\n`);
  return 0;
}
