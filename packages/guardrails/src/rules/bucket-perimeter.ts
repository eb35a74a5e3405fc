import { unless } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import type { Rule } from '../engine/rule';
import { actionMatches } from '../iam/access';
import { allStatements, readPolicy } from '../iam/policy';
import type { ConditionTest, Statement } from '../iam/statement';
import { bucketType } from './bucket-encryption';

/**
 * Keys by which a denial tells those who may from everybody else.
 *
 * Source: AWS, "Building a data perimeter on AWS", resource-based policies.
 */
export const perimeterKeys: string[] = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
];

/** A bucket refuses whoever is not meant, whatever else allows him. */
export const bucketPerimeter: Rule = {
  id: 'bucket-perimeter',
  severity: 'error',
  what: `Every aws_s3_bucket has a policy that denies everybody s3:GetObject but those whom a negated condition names, on one of ${perimeterKeys.join(', ')}`,
  why: 'rights add up, and whoever may write a policy of an identity gives himself the objects; a denial in the bucket stands above all of them',
  source: 'AWS, "Building a data perimeter on AWS"; IAM user guide, "Policy evaluation logic: explicit deny"',
  check: eachOf(bucketType, (bucket, stack) => {
    const policies = [bucket, ...stack.companions('aws_s3_bucket_policy', 'bucket', bucket)].map(
      ({ attributes }) => attributes.policy,
    );
    const isUnread = stack.isPlan && policies.some((policy) => readPolicy(stack, policy).unreadable.length > 0);
    const statements = policies.flatMap((policy) => (policy === undefined ? [] : allStatements(stack, policy)));
    return unless(isUnread || statements.some(keepsOthersOut), {
      what: 'its policy keeps nobody from reading objects',
      fix: 'deny s3:GetObject to principal * unless aws:PrincipalArn, aws:PrincipalOrgID or aws:SourceVpce is one of yours; or exempt a bucket that holds nothing of worth',
    });
  }),
};

function keepsOthersOut({ effect, who, actions, conditions }: Statement): boolean {
  const everybody = who.aws.includes('*') || who.except;
  const bounded = who.except || conditions.some(excepts);
  return effect === 'Deny' && everybody && actionMatches(actions, 's3:GetObject') && bounded;
}

function excepts({ operator, key, values }: ConditionTest): boolean {
  const isOpen = values.some((value) => /^[*?]+$/.test(value));
  return /not/i.test(operator) && perimeterKeys.includes(key.toLowerCase()) && values.length > 0 && !isOpen;
}
