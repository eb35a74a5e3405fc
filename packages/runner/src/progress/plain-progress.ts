import type { Progress, StepGroup } from './progress';

/** One line per finished step, for logs and pipes. */
export class PlainProgress implements Progress {
  constructor(private readonly stream: NodeJS.WritableStream) {}

  during<Result>(_text: string, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  async run(groups: readonly StepGroup[]): Promise<void> {
    const widest = Math.max(...groups.map(({ title }) => title.length));
    for (const { title, steps } of groups) {
      for (const step of steps) {
        const outcome = await step.run(() => undefined);
        this.stream.write(`${title.padEnd(widest)}  ${step.title.padEnd(11)}  ${outcome}\n`);
      }
    }
  }
}
