import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import { policyDocument } from '@spot-serving/core';

/** Whose objects are copied after the fact. */
export interface BatchCopyRoleProps {
  /** Name of the role. */
  readonly roleName: string;
  /** ARN of the bucket that is copied from. */
  readonly bucketArn: string;
  /** The account of the bucket. */
  readonly account: string;
}

/**
 * The role of a job of S3 Batch Replication: for what was published before the rule, and for a store that was rebuilt. It asks S3 to copy by the rules that the
 * bucket has, and reads and writes no object itself: the role of those rules does (S3 user guide, "Configuring an IAM role for S3 Batch Replication", a manifest
 * that S3 generates and does not keep, and no report). It is there before anybody needs it, for IAM changes nothing while its own region is lost.
 */
export class BatchCopyRole extends Construct {
  constructor(scope: Construct, id: string, { roleName, bucketArn, account }: BatchCopyRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Role', { name: roleName, assumeRolePolicy: trust(account) });
    const policy = policyDocument([
      { Sid: 'CopyByTheRules', Effect: 'Allow', Action: 's3:InitiateReplication', Resource: `${bucketArn}/*` },
      {
        Sid: 'ListWhatLacksACopy',
        Effect: 'Allow',
        Action: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'],
        Resource: bucketArn,
      },
    ]);
    new IamRolePolicy(this, 'Rights', { name: 'copy-what-is-there', role: role.name, policy });
  }
}

/** Jobs of the account alone (S3 user guide, "Granting permissions for Batch Operations", trust policy; and its confused deputy). */
function trust(account: string): string {
  return policyDocument([
    {
      Sid: 'JobsOfTheAccount',
      Effect: 'Allow',
      Principal: { Service: 'batchoperations.s3.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    },
  ]);
}
