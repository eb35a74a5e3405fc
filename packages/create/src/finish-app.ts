import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner/program';

import { bootstraps } from './listings';

/**
 * Does what takes programs of the project once its files are written: installs, writes lists of addresses, the app's and the bootstrap's, and its jobs into the workflows.
 *
 * @param name of an app that came or went
 * @param install whether npm installs; without, only what is installed already is run
 * @throws {Failure} 1 when one of them fails, with its output; the files stay, and the same can be run again
 */
export function finishApp(project: string, name: string, install: boolean): void {
  const app = join(project, 'apps', name);
  if (install) run(project, 'npm', ['install', '--no-audit', '--no-fund']);
  for (const folder of [app, ...bootstraps(project).map((path) => join(project, path))])
    if (existsSync(join(folder, 'test', 'addresses.test.ts')))
      run(folder, 'npx', ['jest', 'test/addresses'], { UPDATE_GOLDEN: '1' });
  const deliveries = join(project, '.github', 'workflows', 'apply.yml');
  // Where workflows are written by `pipeline`, they say so.
  const hasJobs = existsSync(deliveries) && readFileSync(deliveries, 'utf8').includes('npx pipeline workflows');
  if (hasJobs) run(project, 'npx', ['pipeline', 'workflows']);
}

function run(cwd: string, program: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): void {
  try {
    execFileSync(program, args, { cwd, env: { ...process.env, ...more }, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Failure(
      `${program} ${args.join(' ')} failed in ${cwd}; mend it and run it again:\n${stdout}${stderr}`,
      1,
    );
  }
}
