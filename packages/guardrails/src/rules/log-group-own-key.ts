import { unless } from '@spot-serving/core/vocabulary';

import { isOwnKey } from '../aws/managed-key';
import { eachOf } from '../engine/each-of';
import { shown } from '../engine/json';
import type { Rule } from '../engine/rule';
import { logGroupType } from './log-group-retention';

/** Each log group is encrypted with a key of ours. */
export const logGroupOwnKey: Rule = {
  id: 'log-group-own-key',
  severity: 'error',
  what: 'Every aws_cloudwatch_log_group has a kms_key_id of a key that AWS does not manage',
  why: 'logs hold what requests and programs say; only a key of our own has a policy that says who may read them, and can be taken back',
  source:
    'CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"; docs/architecture.md',
  check: eachOf(logGroupType, ({ attributes: { kms_key_id: key } }, stack) =>
    unless(isOwnKey(stack, key), {
      what: `has kms_key_id ${shown(key)}`,
      fix: 'set kms_key_id to a key of ours whose policy lets CloudWatch Logs use it',
    }),
  ),
};
