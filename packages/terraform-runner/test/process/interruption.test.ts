import { Interrupted, Interruption, type StopSignal } from '../../src/process/interruption';

describe('Interruption', () => {
  it.each<[string, [StopSignal, number][], boolean, boolean]>([
    ['nothing', [], false, false],
    ['one Ctrl-C', [['SIGINT', 0]], true, false],
    [
      'one Ctrl-C that npm forwards as well',
      [
        ['SIGINT', 0],
        ['SIGINT', 120],
      ],
      true,
      false,
    ],
    [
      'two Ctrl-C',
      [
        ['SIGINT', 0],
        ['SIGINT', 800],
      ],
      true,
      true,
    ],
    [
      'SIGTERM after Ctrl-C',
      [
        ['SIGINT', 0],
        ['SIGTERM', 9_000],
      ],
      true,
      true,
    ],
  ])('%s', (_what, signals, asked, forced) => {
    const interruption = new Interruption();
    for (const [signal, at] of signals) interruption.receive(signal, at);
    expect([interruption.asked.aborted, interruption.forced.aborted]).toEqual([asked, forced]);
  });

  it.each<[StopSignal, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('ends %s with %d', (signal, exitCode) => {
    const interruption = new Interruption();
    interruption.receive(signal);
    expect(() => interruption.throwIfAsked()).toThrow(expect.objectContaining({ exitCode }));
    expect(() => interruption.throwIfAsked()).toThrow(Interrupted);
  });

  it('takes signals over and gives them back', () => {
    const before = process.listenerCount('SIGINT');
    const interruption = new Interruption().listen();
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    interruption.stopListening();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
