import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Root of this repository. */
export const root = join(__dirname, '..', '..', '..');

/** What the program said, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as a user would, at the root. */
export function runGuardrails(...argv: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'packages', 'guardrails-cli', 'bin', 'guardrails.cjs'), ...argv],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}
