import { eachOf } from '../engine/each-of';
import { shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Terraform's type of a log group. */
export const logGroupType = 'aws_cloudwatch_log_group';

/** Each log group says how long it remembers. */
export const logGroupRetention: Rule = {
  id: 'log-group-retention',
  severity: 'error',
  what: 'Every aws_cloudwatch_log_group has retention_in_days above 0',
  why: 'CloudWatch keeps logs forever where nothing is said, and bills them as long',
  source: 'AWS Foundational Security Best Practices, CloudWatch.16; CloudWatch Logs API reference, PutRetentionPolicy',
  check: eachOf(logGroupType, ({ attributes: { retention_in_days: days } }) => {
    if (textsOf(days).some((text) => text !== '0' && text !== '')) return [];
    return [
      { what: `has retention_in_days ${shown(days)}`, fix: 'set retention_in_days to the days that the log is of use' },
    ];
  }),
};
