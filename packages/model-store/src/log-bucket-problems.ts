import { isAccount, logRetentionDays, nameProblems, partitionOf, type Problem, unless } from '@spot-serving/core';
import { Token } from 'cdktf';
import type { LogBucketProps } from './log-bucket-props';

/** Retentions that CloudWatch Logs accepts, without core's 0 for no log at all. */
const retentions: readonly number[] = logRetentionDays.filter((days) => days > 0);

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

/** What is wrong with the region and the account; both stand in policies, so neither may wait for apply. */
export function placeProblems({ region, account }: { readonly region: string; readonly account: string }): Problem[] {
  const regionFix = "name a region of AWS, AWS China or AWS GovCloud, such as 'eu-west-1'";
  return [
    ...unless(partitionOf(region), { path: 'region', value: region, fix: regionFix }),
    ...unless(isAccount(account), {
      path: 'account',
      value: account,
      fix: 'write the twelve digits of the AWS account as a string',
    }),
  ];
}

/** What is wrong with a retention; one that is left out is right. */
export function logDaysProblems(logDays: number | undefined): Problem[] {
  if (logDays === undefined || retentions.includes(logDays)) return [];
  return [
    { path: 'logDays', value: logDays, fix: `use a retention of CloudWatch Logs, in days: ${retentions.join(', ')}` },
  ];
}
