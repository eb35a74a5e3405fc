import type { Progress, Step, StepGroup } from './progress';

/** One line per finished step, for logs and pipes. */
export class PlainProgress implements Progress {
  constructor(private readonly stream: NodeJS.WritableStream) {}

  during<Result>(_text: string, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  async step({ title, run }: Step): Promise<void> {
    const outcome = await run(() => undefined);
    this.stream.write(`${title}: ${outcome}\n`);
  }

  async run(groups: readonly StepGroup[]): Promise<void> {
    for (const group of groups) await this.runGroup(group, groups);
  }

  async sideBySide(groups: readonly StepGroup[]): Promise<void> {
    const ended = await Promise.allSettled(groups.map((group) => this.runGroup(group, groups, 'failed')));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  /** @param failed what to write for a step that fails. @default - nothing: the error that is thrown on says why */
  private async runGroup({ title, steps }: StepGroup, groups: readonly StepGroup[], failed?: string): Promise<void> {
    const widest = Math.max(...groups.map((group) => group.title.length));
    const write = (step: string, outcome: string) =>
      this.stream.write(`${title.padEnd(widest)}  ${step.padEnd(11)}  ${outcome}\n`);
    for (const step of steps) {
      try {
        write(step.title, await step.run(() => undefined));
      } catch (error) {
        if (failed !== undefined) write(step.title, failed);
        throw error;
      }
    }
  }
}
