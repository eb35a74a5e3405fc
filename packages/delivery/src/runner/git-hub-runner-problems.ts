import {
  defaultLogDays,
  knownProblems,
  logDaysFix,
  nameProblems,
  placeProblems,
  type Problem,
  roleArnProblems,
  runnerSettingsProblems,
  when,
} from '@spot-serving/core';

import { runnerProjectName } from './runner-identity';
import type { GitHubRunnerProps } from './runner-props';

/** Everything wrong with a runner; what only an apply knows is passed over. */
export function gitHubRunnerProblems(props: GitHubRunnerProps): Problem[] {
  const { name, administrators, logDays = defaultLogDays } = props;
  const nobody = {
    path: 'administrators',
    value: administrators,
    fix: 'name at least one role, or nobody can administer the key',
  };
  const daysFix = logDaysFix(logDays);
  return knownProblems([
    ...nameProblems('iam-role', runnerProjectName(name), 'name'),
    ...placeProblems(props),
    ...runnerSettingsProblems(props),
    ...(daysFix === undefined ? [] : [{ path: 'logDays', value: logDays, fix: daysFix }]),
    ...when(administrators.length === 0, nobody),
    ...roleArnProblems(administrators, 'administrators', props),
  ]);
}
