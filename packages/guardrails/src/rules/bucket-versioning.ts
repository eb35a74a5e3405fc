import { unless } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { shown, textOf, valuesAt } from '../engine/json';
import type { Rule } from '../engine/rule';
import { isUnknown } from '../engine/unknown';
import { bucketType } from './bucket-encryption';

/** What a bucket held before is still there. */
export const bucketVersioning: Rule = {
  id: 'bucket-versioning',
  severity: 'error',
  what: 'Every aws_s3_bucket has one aws_s3_bucket_versioning with the status Enabled',
  why: 'an object that was overwritten or deleted, by mistake or not, is gone where nothing keeps its versions',
  source: 'AWS Foundational Security Best Practices, S3.14; S3 user guide, "Retaining multiple versions of objects"',
  check: eachOf(bucketType, (bucket, stack) => {
    const statuses = stack
      .companions('aws_s3_bucket_versioning', 'bucket', bucket)
      .flatMap(({ attributes }) => valuesAt(attributes, 'versioning_configuration.status'));
    const within = valuesAt(bucket.attributes, 'versioning.enabled').filter((enabled) => enabled === true);
    const isKept = [...statuses, ...within.map(() => 'Enabled')].every(
      (status) => status === 'Enabled' || isUnknown(status),
    );
    const has = statuses.length + within.length > 0;
    const said = has
      ? `has versioning ${shown(statuses.map((status) => textOf(status)).join())}`
      : 'has no aws_s3_bucket_versioning in this stack';
    return unless(has && isKept, {
      what: said,
      fix: "add one aws_s3_bucket_versioning whose versioning_configuration.status is 'Enabled'",
    });
  }),
};
