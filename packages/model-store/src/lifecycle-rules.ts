import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

/** Days after which S3 drops the parts of an upload that never finished; a publisher starts over, it does not resume after a week. */
const abandonedUploadDays = 7;

/**
 * Days that a noncurrent version of a model stays. Nothing overwrites or deletes a model while the store is protected, so there is one only
 * after somebody lifted that on purpose: a quarter of a year to notice.
 */
const noncurrentModelDays = 90;

/** Days that an expired log stays as a noncurrent version, to undo a mistaken retention. */
const noncurrentLogDays = 30;

/** Models never expire; leftovers do. */
export function modelLifecycleRules(): S3BucketLifecycleConfigurationRule[] {
  return [dropAbandonedUploads(), dropNoncurrentVersions(noncurrentModelDays), dropDeleteMarkers()];
}

/** Logs expire after `days`, and leftovers with them. */
export function logLifecycleRules(days: number): S3BucketLifecycleConfigurationRule[] {
  const expire = { id: 'expire-logs', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days }] };
  return [expire, dropAbandonedUploads(), dropNoncurrentVersions(noncurrentLogDays), dropDeleteMarkers()];
}

function dropAbandonedUploads(): S3BucketLifecycleConfigurationRule {
  return {
    id: 'drop-abandoned-uploads',
    status: 'Enabled',
    filter: [{ prefix: '' }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: abandonedUploadDays }],
  };
}

function dropNoncurrentVersions(days: number): S3BucketLifecycleConfigurationRule {
  return {
    id: 'drop-noncurrent-versions',
    status: 'Enabled',
    filter: [{ prefix: '' }],
    noncurrentVersionExpiration: [{ noncurrentDays: days }],
  };
}

/** A marker whose versions are all gone hides nothing; in a rule of its own, for S3 refuses it beside an age. */
function dropDeleteMarkers(): S3BucketLifecycleConfigurationRule {
  return {
    id: 'drop-delete-markers',
    status: 'Enabled',
    filter: [{ prefix: '' }],
    expiration: [{ expiredObjectDeleteMarker: true }],
  };
}
