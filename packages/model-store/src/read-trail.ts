import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import type { RegionAndAccount } from '@spot-serving/core';

import type { LogBucket } from './log-bucket';
import { logPrefix } from './policy/log-bucket-policy';
import { trailRolePolicy, trailRoleTrust } from './policy/trail-policies';
import type { StoreIdentity } from './store-identity';

/** What a trail records, and where it is kept. */
export interface ReadTrailProps extends RegionAndAccount {
  /** Names and ARNs of the store. */
  readonly identity: StoreIdentity;
  /** Where its files go; must let this trail write. */
  readonly logs: LogBucket;
  /** ARN of the key of its files and log group. */
  readonly keyArn: string;
  /** Days that events stay in the log group. */
  readonly logDays: number;
}

/**
 * Trail of every request for an object of the model bucket, also refused ones, in files whose integrity can be proved and in a log group.
 *
 * Reads and writes alike, so that a copy is seen whichever of the two CloudTrail takes it for.
 */
export class ReadTrail extends Construct {
  /** Name of the log group with the events. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, { identity, account, region, logs, keyArn, logDays }: ReadTrailProps) {
    super(scope, id);
    const { trailName, trailArn, trailRoleName, logGroupArn, bucketArn } = identity;
    const group = new CloudwatchLogGroup(this, 'LogGroup', {
      name: identity.logGroupName,
      kmsKeyId: keyArn,
      retentionInDays: logDays,
    });
    const logging = { account, region, trailArn, logGroupArn };
    const role = new IamRole(this, 'Role', { name: trailRoleName, assumeRolePolicy: trailRoleTrust(logging) });
    const rolePolicy = new IamRolePolicy(this, 'RolePolicy', {
      name: 'write-events',
      role: role.name,
      policy: trailRolePolicy(logging),
    });
    new Cloudtrail(this, 'Resource', {
      name: trailName,
      s3BucketName: logs.bucketName,
      s3KeyPrefix: logPrefix.trail,
      kmsKeyId: keyArn,
      enableLogFileValidation: true,
      includeGlobalServiceEvents: false,
      isMultiRegionTrail: false,
      cloudWatchLogsGroupArn: `${group.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      advancedEventSelector: [{ name: 'Objects of the model bucket', fieldSelector: objectsOf(bucketArn) }],
      // CloudTrail tries its permissions when the trail is made.
      dependsOn: [rolePolicy],
    });
    this.logGroupName = group.name;
  }
}

/** CloudTrail user guide, "Filtering data events by using advanced event selectors"; the slash ends the bucket's name. */
function objectsOf(bucketArn: string) {
  return [
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
    { field: 'resources.ARN', startsWith: [`${bucketArn}/`] },
  ];
}
