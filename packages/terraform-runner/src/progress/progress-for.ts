import type { CommandContext } from '../command/command-context';
import { LiveProgress } from './live-progress';
import { PlainProgress } from './plain-progress';
import type { Progress } from './progress';

/**
 * Progress where it belongs: a moving list on a terminal, else a line per step.
 *
 * @param machine whether standard output is kept for a machine; then lines go to standard error
 */
export function progressFor({ stdout, stderr }: Pick<CommandContext, 'stdout' | 'stderr'>, machine: boolean): Progress {
  if (machine) return new PlainProgress(stderr);
  return stdout.isTTY && stdout.columns > 0 ? new LiveProgress(stdout) : new PlainProgress(stdout);
}
