import { nameProblems, placeProblems, type Problem, roleArnProblems, unless } from '@spot-serving/core';

import type { StateBucketProps } from './state-bucket-props';

/** Everything wrong with a state bucket. */
export function stateBucketProblems({ bucketName, administrators, ...place }: StateBucketProps): Problem[] {
  const misplaced = placeProblems(place);
  return [
    ...nameProblems('s3-bucket', bucketName, 'bucketName'),
    ...misplaced,
    ...unless(administrators.length > 0, {
      path: 'administrators',
      value: administrators,
      fix: 'name at least one role, or nobody can administer the key',
    }),
    ...(misplaced.length > 0 ? [] : roleArnProblems(administrators, 'administrators', place)),
  ];
}
