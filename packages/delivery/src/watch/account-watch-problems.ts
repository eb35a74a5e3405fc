import { nameProblems, placeProblems, type Problem, roleArnProblems, unless, when } from '@spot-serving/core';

import type { AccountWatchProps } from './account-watch-props';
import { callPattern, maxPatternLength } from './call-pattern';
import { watchedCalls } from './watched-calls';

/** Everything wrong with the watch of an account. */
export function accountWatchProblems(props: AccountWatchProps): Problem[] {
  const { bucketName, administrators, emails, ...place } = props;
  const misplaced = placeProblems(place);
  const nobody = {
    path: 'emails',
    value: emails,
    fix: 'name at least one address: an alarm that nobody hears is none',
  };
  const noAdministrator = {
    path: 'administrators',
    value: administrators,
    fix: 'name at least one role, or nobody can read the trail',
  };
  return [
    ...nameProblems('s3-bucket', bucketName, 'bucketName'),
    ...misplaced,
    ...unless(emails.length > 0, nobody),
    ...unless(administrators.length > 0, noAdministrator),
    ...(misplaced.length > 0 ? [] : roleArnProblems(administrators, 'administrators', place)),
    ...appliersProblems(props),
  ];
}

function appliersProblems({ appliers = [] }: AccountWatchProps): Problem[] {
  const longest = Math.max(...watchedCalls.map((watched) => callPattern(watched, appliers).length));
  const fix = `name fewer, or shorter, roles: a pattern would have ${longest} characters of ${maxPatternLength}`;
  return when(longest > maxPatternLength, { path: 'appliers', value: `${appliers.length} roles`, fix });
}
