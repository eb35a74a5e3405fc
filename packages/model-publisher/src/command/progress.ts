import { Listr } from 'listr2';
import type { CommandContext } from './run-command';

/**
 * A piece of work worth a line.
 *
 * @param note shows how far the work is, where somebody watches
 * @returns the line that stays
 */
export type Work = (note: (text: string) => void) => Promise<string>;

/** Shows work while it is done. */
export type Progress = (title: string, work: Work) => Promise<void>;

/**
 * Progress where it belongs: a line that moves on a terminal, else a line per finished step.
 *
 * @param machine whether standard output is kept for a machine; then lines go to standard error
 */
export function progressFor({ stdout, stderr }: CommandContext, machine: boolean): Progress {
  if (!machine && stdout.isTTY === true && (stdout.columns ?? 0) > 0) return live;
  const stream = machine ? stderr : stdout;
  return async (title, work) => {
    const outcome = await work(() => undefined);
    stream.write(`${title}: ${outcome}\n`);
  };
}

/** The failure is told once, by the command. */
const rendererOptions = { showErrorMessage: false, collapseErrors: false, formatOutput: 'truncate' } as const;

const live: Progress = async (title, work) => {
  const steps = new Listr(
    [
      {
        title,
        task: async (_context, task) => {
          const outcome = await work((text) => {
            task.title = `${title}: ${text}`;
          });
          task.title = `${title}: ${outcome}`;
        },
      },
    ],
    { registerSignalListeners: false, renderer: 'default', rendererOptions },
  );
  await steps.run();
};
