import { PassThrough } from 'node:stream';

import { LiveProgress } from '../../src/progress/live-progress';
import { PlainProgress } from '../../src/progress/plain-progress';
import type { Progress, StepGroup } from '../../src/progress/progress';

const stream = (): NodeJS.WriteStream => new PassThrough() as unknown as NodeJS.WriteStream;

function groups(log: string[], failAt?: string): StepGroup[] {
  return ['network', 'models'].map((stack) => ({
    title: stack,
    outcome: () => 'done',
    steps: ['plan', 'apply'].map((phase) => ({
      title: phase,
      run: async () => {
        await Promise.resolve();
        log.push(`${stack} ${phase}`);
        if (log.at(-1) === failAt) throw new RangeError(failAt);
        return `${phase} is well`;
      },
    })),
  }));
}

describe.each<[string, () => Progress]>([
  ['PlainProgress', () => new PlainProgress(stream())],
  ['LiveProgress', () => new LiveProgress(stream())],
])('%s', (_name, make) => {
  it('takes all steps one after the other', async () => {
    const log: string[] = [];
    await make().run(groups(log));
    expect(log).toEqual(['network plan', 'network apply', 'models plan', 'models apply']);
  });

  it('stops at the first error and throws that very error on', async () => {
    const log: string[] = [];
    await expect(make().run(groups(log, 'network apply'))).rejects.toBeInstanceOf(RangeError);
    expect(log).toEqual(['network plan', 'network apply']);
  });

  it('runs groups side by side, each in order; an error ends its own group and is thrown when the others are done', async () => {
    const log: string[] = [];
    await make().sideBySide(groups(log));
    expect(log).toEqual(['network plan', 'models plan', 'network apply', 'models apply']);
    const failing: string[] = [];
    await expect(make().sideBySide(groups(failing, 'network plan'))).rejects.toBeInstanceOf(RangeError);
    expect(failing).toEqual(['network plan', 'models plan', 'models apply']);
  });

  it('hands on what quick work gives, and its error', async () => {
    await expect(make().during('reading', () => Promise.resolve(7))).resolves.toBe(7);
    await expect(make().during('reading', () => Promise.reject(new RangeError('no')))).rejects.toBeInstanceOf(
      RangeError,
    );
  });
});

describe('PlainProgress', () => {
  it('writes a line per finished step, and nothing for quick work', async () => {
    const out = new PassThrough({ encoding: 'utf8' });
    const progress = new PlainProgress(out);
    await progress.during('reading', () => Promise.resolve());
    await progress.run(groups([]));
    expect((out.read() as string).split('\n')[2]).toBe('models   plan         plan is well');
  });
});

describe('LiveProgress', () => {
  it('wipes the line of quick work that is over', async () => {
    const out = new PassThrough({ encoding: 'utf8' });
    await new LiveProgress(out as unknown as NodeJS.WriteStream).during('reading', () => Promise.resolve());
    expect(out.read()).toBe('reading\u001b[2K\u001b[1G');
  });
});
