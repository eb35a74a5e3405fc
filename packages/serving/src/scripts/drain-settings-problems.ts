import { type Problem, unless } from '@spot-serving/core';

import { type DrainSettings, stopSeconds } from './drain-settings';

/** `drain.sh` takes numbers of at most six digits. */
const mostSeconds = 999_999;

/** Everything wrong with what `drain.sh` is told; it refuses the same itself, but then the pod is there already. */
export function drainSettingsProblems({
  pidFile,
  balancerSeconds,
  longestRequestSeconds,
  preStopSeconds,
}: DrainSettings): Problem[] {
  const needed = balancerSeconds + longestRequestSeconds + stopSeconds;
  const terms = `balancerSeconds ${balancerSeconds} + longestRequestSeconds ${longestRequestSeconds} + ${stopSeconds} to end the server`;
  const times = { balancerSeconds, longestRequestSeconds, preStopSeconds };
  const broken = Object.entries(times).filter(
    ([, value]) => !Number.isInteger(value) || value < 0 || value > mostSeconds,
  );
  return [
    ...unless(pidFile.startsWith('/'), {
      path: 'pidFile',
      value: pidFile,
      fix: 'name an absolute path, on a writable mount',
    }),
    ...broken.map(([path, value]) => ({
      path,
      value,
      fix: `write a whole number of seconds from 0 to ${mostSeconds}`,
    })),
    ...unless(broken.length > 0 || needed <= preStopSeconds, {
      path: 'preStopSeconds',
      value: preStopSeconds,
      fix: `use at least ${needed}: ${terms}`,
    }),
  ];
}
