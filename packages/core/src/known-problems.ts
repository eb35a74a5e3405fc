import { Token } from 'cdktf';

import type { Problem } from './problems';

/** The problems of values that are known at synth; what only an apply knows cannot be judged. */
export function knownProblems(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ value }) => !Token.isUnresolved(value));
}
