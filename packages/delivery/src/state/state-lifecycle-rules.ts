import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

/** A year to notice that a state was damaged; the newest fifty versions of each state stay beyond it. */
const kept = { noncurrentDays: 365, newerNoncurrentVersions: 50 };

/** Days until S3 drops the parts of an upload that never finished; a state is one part. */
const abandonedDays = 1;

/** States never expire; their old versions do after a year, given-back locks among them. */
export function stateLifecycleRules(): S3BucketLifecycleConfigurationRule[] {
  return [
    { id: 'drop-old-states', status: 'Enabled', filter: [{ prefix: '' }], noncurrentVersionExpiration: [kept] },
    {
      id: 'drop-abandoned-uploads',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: abandonedDays }],
    },
    {
      id: 'drop-delete-markers',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    },
  ];
}
