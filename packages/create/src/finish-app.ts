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
  const accounts = bootstraps(project).map((path) => join(project, path));
  for (const folder of [app, ...accounts.filter((account) => has(account, 'environment.ts', `'${name}'`))])
    if (existsSync(join(folder, 'test', 'addresses.test.ts')))
      run(folder, 'npx', ['jest', 'test/addresses'], { UPDATE_GOLDEN: '1' });
  // Where workflows are written by `pipeline`, they say so.
  if (has(join(project, '.github', 'workflows'), 'apply.yml', 'npx pipeline workflows'))
    run(project, 'npx', ['pipeline', 'workflows']);
}

function has(folder: string, file: string, text: string): boolean {
  const path = join(folder, file);
  return existsSync(path) && readFileSync(path, 'utf8').includes(text);
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
