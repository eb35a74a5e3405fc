import { type Environment, environmentProblems, type Problem } from '@spot-serving/core';

import { appRules } from './rules/app-rules';

/** Everything that `composeApp` would refuse an environment for, without synthesizing it: each with its path, its value and its fix. */
export function appProblems(environment: Environment): readonly Problem[] {
  return environmentProblems(environment, appRules);
}
