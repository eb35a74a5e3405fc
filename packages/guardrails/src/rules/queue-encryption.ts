import { isOwnKey } from '../aws/managed-key';
import { eachOf } from '../engine/each-of';
import { isTrue, isUnset, shown } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Terraform's type of an SQS queue. */
export const queueType = 'aws_sqs_queue';

/** Each queue states how it is encrypted: with a key that SQS holds, or with one of ours. */
export const queueEncryption: Rule = {
  id: 'queue-encryption',
  severity: 'error',
  what: 'Every aws_sqs_queue sets sqs_managed_sse_enabled, or kms_master_key_id to a key that AWS does not manage',
  why: 'what is not stated may be switched off unseen; and under the AWS-managed key EventBridge cannot write, so every notice would be lost',
  source:
    'AWS Foundational Security Best Practices, SQS.1; EventBridge user guide, "Troubleshooting", for the AWS-managed key',
  check: eachOf(queueType, ({ attributes: { sqs_managed_sse_enabled: managed, kms_master_key_id: key } }, stack) => {
    if (isOwnKey(stack, key) || (isUnset(key) && isTrue(managed))) return [];
    const what = isUnset(key)
      ? `has sqs_managed_sse_enabled ${shown(managed)} and no key`
      : `is encrypted with ${shown(key)}, a key that AWS manages`;
    return [
      {
        what,
        fix: 'set sqs_managed_sse_enabled to true, or kms_master_key_id to a key of ours that its senders may use',
      },
    ];
  }),
};
