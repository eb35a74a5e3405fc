import { join } from 'node:path';

import * as z from 'zod';

import { type CommandContext, Failure, runProcess } from '@spot-serving/terraform-runner';

const projectsShape = z.array(z.string());

/**
 * Names of the projects that a change since `base` can reach, by Nx's graph of the workspace.
 *
 * @throws {Failure} 1 with Nx's own words when it cannot tell
 */
export async function affectedProjects(
  base: string,
  { cwd, env, interruption }: CommandContext,
): Promise<readonly string[]> {
  const command = [
    join(cwd, 'node_modules', '.bin', 'nx'),
    'show',
    'projects',
    '--affected',
    `--base=${base}`,
    '--head=HEAD',
    '--json',
  ] as const;
  const { exitCode, stdout, stderr } = await runProcess({
    command,
    cwd,
    env: { ...env, NX_DAEMON: 'false' },
    interruption,
  });
  if (exitCode !== 0)
    throw new Failure(`nx cannot tell what is affected since ${base}: ${(stderr || stdout).trim()}`, 1);
  try {
    return projectsShape.parse(JSON.parse(stdout));
  } catch {
    throw new Failure(`nx gave no list of projects: ${stdout.trim().slice(0, 200)}`, 1);
  }
}
