import { when } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** A trail records, and what it recorded can be believed. */
export const trailOn: Rule = {
  id: 'trail-on',
  severity: 'error',
  what: 'Every aws_cloudtrail has enable_logging and enable_log_file_validation',
  why: 'a trail that is off is still there in every list; and without digests nobody can tell whether a line was taken out',
  source: 'AWS Foundational Security Best Practices, CloudTrail.1 and CloudTrail.4',
  check: eachOf('aws_cloudtrail', ({ attributes: { enable_logging: on, enable_log_file_validation: validated } }) => {
    const off = { what: `has enable_logging ${shown(on)}`, fix: 'leave enable_logging out: the default is true' };
    const unsure = {
      what: `has enable_log_file_validation ${shown(validated)}`,
      fix: 'set enable_log_file_validation to true',
    };
    return [...when(textsOf(on).includes('false'), off), ...when(!textsOf(validated).includes('true'), unsure)];
  }),
};
