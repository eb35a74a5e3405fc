import { Cloudtrail, type CloudtrailAdvancedEventSelector } from '@cdktf/provider-aws/lib/cloudtrail';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import type { RegionAndAccount } from '@spot-serving/core';

import { trailRolePolicy, trailRoleTrust } from './trail-role-policies';

/** Names and ARNs of a trail, known before anything exists: the policies of its bucket and key name it. */
export interface TrailNames {
  readonly trailName: string;
  readonly trailArn: string;
  /** Name of the role by which it writes to its log group. */
  readonly trailRoleName: string;
  readonly logGroupName: string;
  readonly logGroupArn: string;
}

/** What a trail records, and where it is kept. */
export interface RecordedTrailProps extends RegionAndAccount {
  /** Its names. */
  readonly names: TrailNames;
  /** Bucket of its files, which lets it write. */
  readonly bucketName: string;
  /** Where its files are in the bucket, without a slash at the end. */
  readonly prefix: string;
  /** ARN of the key of its files and log group. */
  readonly keyArn: string;
  /** Days that events stay in the log group. */
  readonly logDays: number;
  /** What is recorded. */
  readonly events: CloudtrailAdvancedEventSelector;
  /** Whether what happens in every region is, and in services that have none, such as IAM. @default false */
  readonly everyRegion?: boolean;
}

/** A trail in files whose integrity can be proved, and in a log group that filters can read. */
export class RecordedTrail extends Construct {
  /** Name of the log group with the events. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: RecordedTrailProps) {
    super(scope, id);
    const { names, account, region, keyArn, everyRegion = false } = props;
    const { trailName, trailArn, trailRoleName, logGroupArn } = names;
    const group = new CloudwatchLogGroup(this, 'LogGroup', {
      name: names.logGroupName,
      kmsKeyId: keyArn,
      retentionInDays: props.logDays,
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
      s3BucketName: props.bucketName,
      s3KeyPrefix: props.prefix,
      kmsKeyId: keyArn,
      enableLogFileValidation: true,
      includeGlobalServiceEvents: everyRegion,
      isMultiRegionTrail: everyRegion,
      cloudWatchLogsGroupArn: `${group.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      advancedEventSelector: [props.events],
      // CloudTrail tries its permissions when the trail is made.
      dependsOn: [rolePolicy],
    });
    this.logGroupName = group.name;
  }
}
