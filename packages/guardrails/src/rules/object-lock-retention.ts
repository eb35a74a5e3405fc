import { unless } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { valuesAt } from '../engine/json';
import type { Rule } from '../engine/rule';
import { isUnknown } from '../engine/unknown';

const retention = 'rule.default_retention';

/** A bucket that locks objects says for how long. */
export const objectLockRetention: Rule = {
  id: 'object-lock-retention',
  severity: 'error',
  what: 'Every aws_s3_bucket_object_lock_configuration has a default_retention, with a mode and days or years',
  why: 'without one, Object Lock is on for ever and locks nothing but what a writer asks it to',
  source: 'AWS Foundational Security Best Practices, S3.15; S3 user guide, "Locking objects with Object Lock"',
  check: eachOf('aws_s3_bucket_object_lock_configuration', ({ attributes }) => {
    const has = (name: string) =>
      valuesAt(attributes, `${retention}.${name}`).some((value) => isUnknown(value) || Boolean(value));
    return unless(has('mode') && (has('days') || has('years')), {
      what: 'locks nothing by itself: it has no default_retention with a mode and days or years',
      fix: 'say rule.default_retention: mode GOVERNANCE or COMPLIANCE, and days',
    });
  }),
};
