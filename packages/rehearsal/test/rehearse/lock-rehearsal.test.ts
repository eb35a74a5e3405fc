import { refusedByLock } from '../../src/rehearse/lock-rehearsal';
import { watchLock } from '../../src/rehearse/watch-lock';
import type { StateLock } from '../../src/state/state-store';
import { type Script, scriptedRehearsal } from './scripted-terraform';

const holder = 'somebody@another-machine';

/** A lock that counts, held by nobody at first. */
function aLock(): StateLock & { take(): void; give(): void } {
  let [held, taken] = [false, 0];
  const take = (): void => void ([held, taken] = [true, taken + 1]);
  const give = (): void => void (held = false);
  return {
    take,
    give,
    hold: async () => (take(), holder),
    release: async () => give(),
    isHeld: async () => held,
    timesTaken: async () => taken,
  };
}

describe('an apply while somebody holds the lock', () => {
  const tried = async (script: Script): Promise<readonly [string, boolean]> => {
    const lock = aLock();
    const { rehearsal, dispose } = scriptedRehearsal(script);
    const words = await refusedByLock(rehearsal, lock).catch((error: unknown) => (error as Error).message);
    dispose();
    return [words, await lock.isHeld()];
  };
  const refusal = (who: string) => ({ summary: 'Error acquiring the state lock', detail: `Lock Info:\n  Who: ${who}` });

  it('is proved by a refusal that names the holder', async () => {
    const [words, held] = await tried({ errors: [refusal(holder)], exitCode: 1 });
    expect([words, held]).toEqual([
      expect.stringMatching(/^a second apply is refused, the lock is held by somebody@another-machine \(/),
      false,
    ]);
  });

  it.each([
    [
      'goes through',
      { errors: [], exitCode: 0 },
      /^models: lock failed\n {2}an apply went through while somebody@another-machine held the lock$/,
    ],
    [
      'is refused for somebody else',
      { errors: [refusal('nobody@here')], exitCode: 1 },
      /^models: lock failed\n[^]*nobody@here/,
    ],
    [
      'fails otherwise',
      { errors: [{ summary: 'Saved plan is stale' }], exitCode: 1 },
      /^models: lock failed\n {2}Saved plan is stale$/,
    ],
  ])('fails when it %s, and the lock is given up', async (_what, script, message) => {
    expect(await tried(script)).toEqual([expect.stringMatching(message), false]);
  });
});

describe('watching the lock of an apply', () => {
  const seen = async (apply: (lock: ReturnType<typeof aLock>) => void): Promise<string> => {
    const lock = aLock();
    const { rehearsal, dispose } = scriptedRehearsal({ errors: [], exitCode: 0 });
    const ask = await watchLock(lock, rehearsal.terraform);
    apply(lock);
    dispose();
    return ask().then(
      (words) => words.join(),
      (error: unknown) => (error as Error).message,
    );
  };

  it.each([
    ['took it and gave it back', [true, true], 'lock taken and given back'],
    ['took none', [false, false], 'models: apply failed\n  it took no lock'],
    ['kept it', [true, false], 'models: apply failed\n  it did not give its lock back'],
  ])('says that the apply %s', async (_what, [takes, gives], words) => {
    expect(
      await seen((lock) => {
        if (takes) lock.take();
        if (gives) lock.give();
      }),
    ).toBe(words);
  });

  it('says nothing of a state without a lock', async () => {
    const { rehearsal, dispose } = scriptedRehearsal({ errors: [], exitCode: 0 });
    expect(await (await watchLock(undefined, rehearsal.terraform))()).toEqual([]);
    dispose();
  });
});
