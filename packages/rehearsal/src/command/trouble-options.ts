import { Failure } from '@spot-serving/terraform-runner';

import { parseDrifts } from '../drift/drift';
import { parseFaults } from '../faults/fault';
import type { TroubleOptions } from '../rehearse/trouble';

/** Switches of {@link TroubleOptions}, for `parseArgs`. */
export const troubleSwitches = {
  fail: { type: 'string', multiple: true },
  drift: { type: 'string', multiple: true },
} as const;

/** Lines of the help for these switches. */
export const troubleHelp = `\
  --fail TARGET=CODE@PHASE  refuse that call with that API error, then run again without it (repeatable); PHASE: plan, read, apply
  --drift TARGET.ATTR=VALUE  after the applies, change that value behind Terraform's back: does the next plan see it? (repeatable)
                     TARGET is TYPE.NAME, or data.TYPE.NAME for --fail; NAME is the name in the synthesized stack, with * and ?;
                     of a resource with count or for_each all instances are meant
`;

/** The switches as the user gave them. */
export interface TroubleValues {
  readonly fail?: readonly string[];
  readonly drift?: readonly string[];
}

/**
 * Reads the switches.
 *
 * @param real whether the providers are real ones, in which nothing can be made to go wrong
 * @throws {Failure} 2 with every value that cannot be read, each with its fix
 */
export function readTroubles({ fail = [], drift = [] }: TroubleValues, real: boolean): TroubleOptions {
  const [faults, drifts] = [parseFaults(fail), parseDrifts(drift)];
  const problems = [...faults.problems, ...drifts.problems];
  if (real && fail.length + drift.length > 0)
    problems.unshift('--fail and --drift are for the stand-in; leave --providers and --provider-mirror out');
  if (problems.length > 0) throw new Failure(problems.join('\n'), 2);
  return { faults: faults.values, drifts: drifts.values };
}
