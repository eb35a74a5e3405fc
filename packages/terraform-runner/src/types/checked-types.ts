import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Interruption } from '../process/interruption';
import { runProcess } from '../process/run-process';

/** Beside the sources as beside what is compiled of them. A program that was bundled into one file has no compiler either. */
const program = join(__dirname, '..', '..', 'bin', 'check-types.cjs');

/** An app whose types are looked at. */
export interface CheckedTypes {
  /** Folder of the app. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}

/**
 * What the compiler says of an app, asked in a process of its own, so that others may go on meanwhile.
 *
 * @returns a line for each complaint
 * @throws {Interrupted} when the user asked to stop
 */
export async function checkedTypes({ folder, env, interruption }: CheckedTypes): Promise<readonly string[]> {
  if (!existsSync(join(folder, 'tsconfig.json')) || !existsSync(program)) return [];
  const { exitCode, stdout } = await runProcess({
    command: [process.execPath, program, folder],
    cwd: folder,
    env,
    interruption,
  });
  return exitCode === 0 ? (JSON.parse(stdout) as readonly string[]) : [];
}
