import type { StateLock } from '../state/state-store';
import type { StackTerraform } from './stack-terraform';

/**
 * Watches the lock of a state while work is done on it.
 *
 * @param lock undefined where the state has none; then nothing is seen
 * @returns what was seen in few words, asked after the work
 * @throws {PhaseFailure} from the returned function, when the work took no lock or kept it
 */
export async function watchLock(
  lock: StateLock | undefined,
  terraform: StackTerraform,
): Promise<() => Promise<readonly string[]>> {
  const before = await lock?.timesTaken();
  return async () => {
    if (lock === undefined) return [];
    if ((await lock.timesTaken()) === before) throw terraform.failure('apply', 'it took no lock');
    if (await lock.isHeld()) throw terraform.failure('apply', 'it did not give its lock back');
    return ['lock taken and given back'];
  };
}
