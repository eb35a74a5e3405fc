import { clearLine, cursorTo } from 'node:readline';

import { type DefaultRenderer, Listr, type ListrTask, type SilentRenderer } from 'listr2';

import type { Progress, Step, StepGroup } from './progress';

type Task = ListrTask<unknown, typeof DefaultRenderer, typeof SilentRenderer>;

/** A list that moves: stacks open while they are at work, and close to one line when they are done. */
export class LiveProgress implements Progress {
  constructor(private readonly stream: NodeJS.WriteStream) {}

  async during<Result>(text: string, work: () => Promise<Result>): Promise<Result> {
    this.stream.write(text);
    try {
      return await work();
    } finally {
      clearLine(this.stream, 0);
      cursorTo(this.stream, 0);
    }
  }

  async step(step: Step): Promise<void> {
    await list([stepTask(step)]).run();
  }

  async run(groups: readonly StepGroup[]): Promise<void> {
    await list(groups.map(groupTask)).run();
  }

  async sideBySide(groups: readonly StepGroup[]): Promise<void> {
    const errors: unknown[] = [];
    await list(
      groups.map((group) => groupTask(keepingErrors(group, errors))),
      { concurrent: true, exitOnError: false },
    ).run();
    if (errors.length > 0) throw errors[0];
  }
}

function list(
  tasks: Task[],
  options: { readonly concurrent?: boolean; readonly exitOnError?: boolean } = {},
): Listr<unknown, 'default', 'silent'> {
  return new Listr<unknown, 'default', 'silent'>(tasks, {
    ...options,
    renderer: 'default',
    fallbackRenderer: 'silent',
    registerSignalListeners: false,
    rendererOptions: { showErrorMessage: false, collapseErrors: false, formatOutput: 'truncate' },
  });
}

/** Where others go on, listr2 keeps an error to itself; the step shows as failed all the same. */
function keepingErrors(group: StepGroup, errors: unknown[]): StepGroup {
  const keep = (error: unknown): never => {
    errors.push(error);
    throw error;
  };
  return { ...group, steps: group.steps.map((step) => ({ ...step, run: (note) => step.run(note).catch(keep) })) };
}

function groupTask({ title, steps, outcome }: StepGroup): Task {
  return {
    title,
    task: (_context, task) => {
      let left = steps.length;
      const done = (): void => {
        left -= 1;
        if (left === 0) task.title = `${title}: ${outcome()}`;
      };
      return task.newListr(
        steps.map((step) => stepTask(step, done)),
        { concurrent: false, exitOnError: true },
      );
    },
  };
}

function stepTask({ title, run }: Step, done: () => void = () => undefined): Task {
  return {
    title,
    task: async (_context, task) => {
      const outcome = await run((text) => {
        task.title = `${title}: ${text}`;
      });
      task.title = `${title}: ${outcome}`;
      done();
    },
  };
}
