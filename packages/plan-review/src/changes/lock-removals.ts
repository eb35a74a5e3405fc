import type { Json } from '../plan/json';
import type { Plan, ResourceChange } from '../plan/plan';
import type { NoSuchStep } from './no-such-step';

const lock = 'aws_s3_bucket_object_lock_configuration';

/**
 * Locks of buckets that stay, which a plan takes away. Terraform would say that it did: S3 keeps Object Lock on, drops only the time for which new objects are
 * locked, and what is locked stays (S3 user guide, "Object Lock considerations"; hashicorp/aws 5.100, bucket_object_lock_configuration.go, delete).
 */
export function lockRemovals({ changes }: Plan): readonly NoSuchStep[] {
  const gone = changes.filter(({ type, change }) => type === 'aws_s3_bucket' && ends(change.actions)).map(bucketOf);
  return changes
    .filter(({ type, change }) => type === lock && change.actions.join() === 'delete')
    .filter((removed) => !gone.includes(bucketOf(removed)))
    .map(({ address }) => ({
      address,
      what: 'goes while its bucket stays, and S3 never turns Object Lock off',
      fix: 'keep it; for what is published from then on it may be of fewer days, which people have to agree to',
    }));
}

function ends(actions: readonly string[]): boolean {
  return actions.includes('delete');
}

function bucketOf({ change }: ResourceChange): Json | undefined {
  return (change.before as Readonly<Record<string, Json | undefined>> | null)?.bucket;
}
