import { clearLine, cursorTo } from 'node:readline';

import { Listr, type DefaultRenderer, type ListrTask, type SilentRenderer } from 'listr2';

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

  async run(groups: readonly StepGroup[]): Promise<void> {
    const tasks = new Listr<unknown, 'default', 'silent'>(groups.map(groupTask), {
      renderer: 'default',
      fallbackRenderer: 'silent',
      registerSignalListeners: false,
      rendererOptions: { showErrorMessage: false, collapseErrors: false, formatOutput: 'truncate' },
    });
    await tasks.run();
  }
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
      return task.newListr(steps.map((step) => stepTask(step, done)));
    },
  };
}

function stepTask({ title, run }: Step, done: () => void): Task {
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
