import { driftLine } from '../drift/drift-finding';
import type { Report } from './report';

/** What injected faults did, and how the next run ended; nothing when none was asked for or none happened. */
export function faultLines({ faultedRuns, failure }: Pick<Report, 'faultedRuns' | 'failure'>): readonly string[] {
  if (faultedRuns.length === 0) return [];
  const recovered = failure === null;
  return [
    ...faultedRuns.flatMap(({ faults, stack, phase, message, made, notMade }) => [
      `${stack}: ${phase} failed as asked by --fail ${faults.join(', --fail ')}`,
      ...message.split('\n').map((line) => `  ${line}`.trimEnd()),
      `  Made so far and in the states: ${made}${notMade.length === 0 ? '' : `; not made: ${notMade.join(', ')}`}.`,
    ]),
    recovered
      ? 'The run after the last fault finished: every resource made once, none lost, second plans empty. The table is of that run.'
      : 'The run after it did not finish; see the failure.',
  ];
}

/** What the plans made of drifts, one line each. Values are those that the user asked for. */
export function driftLines({ drifts }: Pick<Report, 'drifts'>): readonly string[] {
  return drifts.map((finding) => `${finding.stack}: ${driftLine(finding)}`);
}
