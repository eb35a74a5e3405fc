import type { Progress, StepGroup } from './progress';

/** One line per finished step, for logs and pipes. */
export class PlainProgress implements Progress {
  constructor(private readonly stream: NodeJS.WritableStream) {}

  during<Result>(_text: string, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  async run(groups: readonly StepGroup[]): Promise<void> {
    for (const group of groups) await this.runGroup(group, groups);
  }

  async sideBySide(groups: readonly StepGroup[]): Promise<void> {
    const ended = await Promise.allSettled(groups.map((group) => this.runGroup(group, groups)));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  private async runGroup({ title, steps }: StepGroup, groups: readonly StepGroup[]): Promise<void> {
    const widest = Math.max(...groups.map((group) => group.title.length));
    for (const step of steps) {
      const outcome = await step.run(() => undefined);
      this.stream.write(`${title.padEnd(widest)}  ${step.title.padEnd(11)}  ${outcome}\n`);
    }
  }
}
