import { z } from 'zod';

import { whole } from './forms';
import { section } from './section';

/**
 * How long S3 itself keeps what is published, whoever asks to delete it. There is no way back: S3 never turns Object Lock off for a bucket, and what is
 * locked stays until its day (S3 user guide, "Object Lock considerations").
 */
export interface ObjectLockSection {
  /**
   * `GOVERNANCE`: a role with `s3:BypassGovernanceRetention` may lift it, once `destroyProtection` is off; `COMPLIANCE`: nobody may, the account's root
   * and AWS included.
   */
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  /** Days for which each object is locked from when it is published: 1 to 36,500, our own limit of a hundred years, for S3 documents none. */
  readonly days: number;
}

const fix = {
  mode: 'use GOVERNANCE, which named roles can lift, or COMPLIANCE, which nobody can',
  days: 'use 1 to 36500 days',
};

/** Its shape. */
export const objectLockSchema = section({
  mode: z.enum(['GOVERNANCE', 'COMPLIANCE'], { error: fix.mode }),
  days: whole(fix.days, 1, 36_500),
});
