import type { Transition } from './transition';

/** What Object Lock does to the objects of a bucket from then on, by a name for the row. */
export const lockTransitions: Record<string, Transition> = {
  'locks that roles may lift': {
    type: 'aws_s3_bucket_object_lock_configuration',
    attribute: /default_retention\.mode$/,
    when: { to: 'GOVERNANCE' },
    severity: 'danger',
    topic: 'protection',
    words: 'what comes into bucket {name} from then on can be unlocked by roles with s3:BypassGovernanceRetention',
    source: 'Amazon S3 user guide, "Locking objects with Object Lock", retention modes',
  },
  'locks that nobody may lift': {
    type: 'aws_s3_bucket_object_lock_configuration',
    attribute: /default_retention\.mode$/,
    when: { to: 'COMPLIANCE' },
    severity: 'danger',
    topic: 'protection',
    words: 'what comes into bucket {name} from then on can be deleted by nobody, AWS included, before its day',
    source: 'Amazon S3 user guide, "Locking objects with Object Lock", retention modes',
  },
  'locked for fewer days': {
    type: 'aws_s3_bucket_object_lock_configuration',
    attribute: /default_retention\.(?:days|years)$/,
    when: { lower: true },
    severity: 'danger',
    topic: 'protection',
    words: 'what comes into bucket {name} from then on is locked for {to}, instead of {from} (days or years)',
    source: 'Amazon S3 API, DefaultRetention',
  },
  'locked for more days': {
    type: 'aws_s3_bucket_object_lock_configuration',
    attribute: /default_retention\.(?:days|years)$/,
    when: { higher: true },
    severity: 'care',
    topic: 'protection',
    words:
      'what comes into bucket {name} from then on is locked for {to}, instead of {from} (days or years); nobody shortens that later',
    source: 'Amazon S3 API, DefaultRetention',
  },
};
