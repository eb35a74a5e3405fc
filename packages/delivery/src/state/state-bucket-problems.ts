import { isAccount, nameProblems, partitionOf, type Problem, roleArnProblems, unless } from '@spot-serving/core';
import type { StateBucketProps } from './state-bucket-props';

/** Everything wrong with a state bucket. */
export function stateBucketProblems({ bucketName, region, account, administrators }: StateBucketProps): Problem[] {
  const placed = partitionOf(region) !== undefined && isAccount(account);
  return [
    ...nameProblems('s3-bucket', bucketName, 'bucketName'),
    ...unless(partitionOf(region), { path: 'region', value: region, fix: "name an AWS region, such as 'eu-west-1'" }),
    ...unless(isAccount(account), {
      path: 'account',
      value: account,
      fix: 'write the twelve digits of the AWS account as a string',
    }),
    ...unless(administrators.length > 0, {
      path: 'administrators',
      value: administrators,
      fix: 'name at least one role, or nobody can administer the key',
    }),
    ...(placed ? roleArnProblems(administrators, 'administrators', { region, account }) : []),
  ];
}
