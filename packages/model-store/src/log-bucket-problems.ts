import { Token } from 'cdktf';

import { defaultLogDays, logDaysFix, nameProblems, placeProblems, type Problem } from '@spot-serving/core';

import type { LogBucketProps } from './log-bucket-props';

/** What is wrong with a log bucket. */
export function logBucketProblems(
  props: Pick<LogBucketProps, 'bucketName' | 'region' | 'account' | 'logDays'>,
): Problem[] {
  return [
    ...bucketNameProblems(props.bucketName, 'bucketName'),
    ...placeProblems(props),
    ...logDaysProblems(props.logDays),
  ];
}

/** What is wrong with the name of a bucket; nothing when it is known only at apply. */
export function bucketNameProblems(name: string, path: string): Problem[] {
  return Token.isUnresolved(name) ? [] : nameProblems('s3-bucket', name, path);
}

/** What is wrong with a retention; one that is left out is right. */
export function logDaysProblems(logDays: number = defaultLogDays): Problem[] {
  const fix = logDaysFix(logDays);
  return fix === undefined ? [] : [{ path: 'logDays', value: logDays, fix }];
}
