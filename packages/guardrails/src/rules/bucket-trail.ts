import { unless } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { textOf } from '../engine/json';
import { referencesIn, textsBelow } from '../engine/references';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { bucketType } from './bucket-encryption';

/** Who read an object is written down. */
export const bucketTrail: Rule = {
  id: 'bucket-trail',
  severity: 'error',
  what: 'Every aws_s3_bucket is named by the data events of a trail, or logs its requests to another bucket (aws_s3_bucket_logging), in the same stack; a bucket that takes such logs need not',
  why: 'a model that was copied is seen in no other place: CloudTrail records no read of an object unless it is told to',
  source: 'AWS Foundational Security Best Practices, S3.9, S3.23; CloudTrail user guide, "Logging data events"',
  check: eachOf(bucketType, (bucket, stack) =>
    unless(isTrailed(stack, bucket) || isLogged(stack, bucket) || takesLogs(stack, bucket), {
      what: 'neither a trail nor a log records who reads its objects',
      fix: 'name it in the event selectors of an aws_cloudtrail, or add an aws_s3_bucket_logging',
    }),
  ),
};

function isTrailed(stack: StackView, bucket: Resource): boolean {
  const name = textOf(bucket.attributes.bucket);
  return stack.ofType('aws_cloudtrail').some(({ attributes }) => {
    const selectors = [attributes.event_selector, attributes.advanced_event_selector];
    const named = textsBelow(selectors).some(
      (text) => /^arn:aws[\w-]*:s3(:::)?$/.test(text) || (name !== undefined && text.includes(`:s3:::${name}`)),
    );
    return named || referencesIn(selectors).includes(bucket.address);
  });
}

function isLogged(stack: StackView, bucket: Resource): boolean {
  return (
    stack.companions('aws_s3_bucket_logging', 'bucket', bucket).length > 0 || namedThrough(stack, bucket, 'bucket')
  );
}

/** Whether the bucket is where others' requests or a trail are written; its own reads would be logged into itself. */
function takesLogs(stack: StackView, bucket: Resource): boolean {
  const targets = stack.companions('aws_s3_bucket_logging', 'target_bucket', bucket);
  const trails = stack.companions('aws_cloudtrail', 's3_bucket_name', bucket);
  return targets.length + trails.length > 0 || namedThrough(stack, bucket, 'target_bucket');
}

/** A log may name its bucket by the bucket's policy, so that it waits for that. */
function namedThrough(stack: StackView, bucket: Resource, attribute: string): boolean {
  const policies = stack.companions('aws_s3_bucket_policy', 'bucket', bucket).map(({ address }) => address);
  return stack
    .ofType('aws_s3_bucket_logging')
    .some(({ attributes }) => referencesIn(attributes[attribute]).some((address) => policies.includes(address)));
}
