import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

/** Days that an expired file stays as a noncurrent version, to undo a mistaken retention. */
const noncurrentDays = 30;

/** Files of a trail expire after `days`, and leftovers with them. */
export function trailLifecycleRules(days: number): S3BucketLifecycleConfigurationRule[] {
  const all = { status: 'Enabled', filter: [{ prefix: '' }] };
  return [
    { ...all, id: 'expire-files', expiration: [{ days }] },
    { ...all, id: 'drop-noncurrent-versions', noncurrentVersionExpiration: [{ noncurrentDays }] },
    { ...all, id: 'drop-delete-markers', expiration: [{ expiredObjectDeleteMarker: true }] },
    { ...all, id: 'drop-abandoned-uploads', abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }] },
  ];
}
