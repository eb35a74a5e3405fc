import { errorText } from '@spot-serving/terraform-runner';

import type { StateLock } from '../state/state-store';
import type { StackRehearsal } from './stack-rehearsal';

const refusal = 'Error acquiring the state lock';

/**
 * Sees that an apply is refused while somebody else holds the state's lock, and that Terraform names the holder.
 *
 * @throws {PhaseFailure} when the apply goes through, or is refused for another reason
 */
export function refusedByLock(rehearsal: StackRehearsal, lock: StateLock): Promise<string> {
  return rehearsal.timed('lock', async () => {
    const holder = await lock.hold();
    try {
      const { exitCode, messages, stdout, stderr } = await rehearsal.terraform.run(
        'lock',
        rehearsal.applyCommand,
        undefined,
        [0, 1],
      );
      const words = errorText(
        messages.flatMap(({ diagnostic }) => diagnostic ?? []),
        stdout + stderr,
      );
      if (exitCode === 0)
        throw rehearsal.terraform.failure('lock', `an apply went through while ${holder} held the lock`);
      if (!words.includes(refusal) || !words.includes(holder)) throw rehearsal.terraform.failure('lock', words);
      return `a second apply is refused, the lock is held by ${holder}`;
    } finally {
      await lock.release();
    }
  });
}
