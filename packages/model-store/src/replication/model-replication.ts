import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { partitionIn } from '@spot-serving/core';

import { bucketArn } from '../store-identity';
import { type ReplicaDestination, replicationRuleId } from './replicas';
import { type Copying, replicationPolicy, replicationTrust } from './replication-policies';

/** What is copied to where. */
export interface ModelReplicationProps extends Copying {
  /** Name of the bucket that is copied from. */
  readonly bucketName: string;
  /** Name of the role that S3 copies with. */
  readonly roleName: string;
  /** What must be there first: the versions of the bucket, without which S3 refuses. */
  readonly after: ITerraformDependable[];
}

/**
 * Copies of all that is published from then on, in stores of other regions, each under that store's own key.
 *
 * S3 keeps no order: the manifest of a version may be there before its files, so a version counts where every file of its manifest is verified
 * (docs/adr/0028). Deletes are not copied, and what was there before is not: a job of S3 Batch
 * Replication brings it (`BatchCopyRole`).
 */
export class ModelReplication extends Construct {
  constructor(scope: Construct, id: string, { bucketName, roleName, after, ...copying }: ModelReplicationProps) {
    super(scope, id);
    const role = new IamRole(this, 'Role', { name: roleName, assumeRolePolicy: replicationTrust(copying.account) });
    const rights = new IamRolePolicy(this, 'Rights', {
      name: 'copy-models',
      role: role.name,
      policy: replicationPolicy(copying),
    });
    new S3BucketReplicationConfigurationA(this, 'Resource', {
      bucket: bucketName,
      role: role.arn,
      rule: copying.replicateTo.map((destination, index) => ruleTo(destination, copying.account, index)),
      dependsOn: [...after, rights],
    });
  }
}

/** Metrics without the promise of a time, which S3 is paid for by the byte: the alarms need them. */
function ruleTo({ bucketName, region, keyAlias }: ReplicaDestination, account: string, index: number) {
  return {
    id: replicationRuleId(bucketName),
    priority: index + 1,
    status: 'Enabled',
    filter: { prefix: '' },
    deleteMarkerReplication: { status: 'Disabled' },
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
    destination: {
      bucket: bucketArn(region, bucketName),
      encryptionConfiguration: {
        // By its alias (S3 API reference, EncryptionConfiguration: ReplicaKmsKeyID, "Key ARN or Alias ARN"): the key is of another app.
        replicaKmsKeyId: `arn:${partitionIn(region).id}:kms:${region}:${account}:alias/${keyAlias}`,
      },
      metrics: { status: 'Enabled' },
    },
  };
}
