import { type Condition, type Place, policyDocument, regionalHost, type Statement } from '@spot-serving/core';
import { keyManagementStatements, logGroupsEncrypt } from '@spot-serving/encryption';

import { clusterIdentity, logGroupArn } from './cluster-identity';

/** To encrypt and decrypt with a key, as an integrated service does it (KMS developer guide, "Allows key users to use the KMS key"). */
const use = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/** What the control plane does with the key of its secrets (EKS user guide, "Amazon EKS cluster IAM role"). */
export const secretsKeyUse = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'];

/** Whose key, and who manages it. */
export interface KeyOfCluster extends Place {
  /** ARNs of the roles that administer it. */
  readonly administrators: readonly string[];
}

/**
 * Key policy of the cluster's secrets, as JSON: the control plane's role uses the key, and EKS makes itself a grant.
 *
 * EKS makes the grant with the rights of whoever creates the cluster, and the condition that would tell its grants from others,
 * `kms:GrantIsForAWSResource`, is not supported for CreateCluster (EKS user guide, "Encrypt Kubernetes secrets with AWS KMS on existing
 * clusters"). So the account may let its principals make grants, by IAM policies that name `kms:CreateGrant`.
 */
export function secretsKeyPolicy(key: KeyOfCluster): string {
  const { rootArn, controlPlaneRoleArn } = clusterIdentity(key);
  return policyDocument([
    ...keyManagementStatements({ rootArn, ...key }),
    {
      Sid: 'ControlPlaneUses',
      Effect: 'Allow',
      Principal: { AWS: controlPlaneRoleArn },
      Action: secretsKeyUse,
      Resource: '*',
    },
    {
      Sid: 'AccountGrantsForTheCluster',
      Effect: 'Allow',
      Principal: { AWS: rootArn },
      Action: 'kms:CreateGrant',
      Resource: '*',
    },
  ]);
}

/**
 * Key policy of the cluster's log groups, as JSON: only CloudWatch Logs uses the key, and only for those groups (CloudWatch Logs user
 * guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service").
 */
export function logsKeyPolicy(key: KeyOfCluster): string {
  const { rootArn, controlPlaneLogGroup, nodeLogGroups } = clusterIdentity(key);
  const groups = [controlPlaneLogGroup, ...nodeLogGroups].map((group) => logGroupArn(key, group));
  return policyDocument([
    ...keyManagementStatements({ rootArn, ...key }),
    logGroupsEncrypt(regionalHost('logs', key.region), groups),
  ]);
}

/**
 * Key policy of the nodes' volumes, as JSON: EC2 Auto Scaling and EC2 Spot use the key, by their service-linked roles, to start
 * instances, and grant it to these (EC2 Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes"; EC2
 * user guide, "Service-linked role for Spot Instance requests").
 *
 * The roles stand in a condition, not as principals: KMS refuses a principal that does not exist, and these come with an account's first
 * group.
 */
export function volumesKeyPolicy(key: KeyOfCluster): string {
  const { rootArn } = clusterIdentity(key);
  return policyDocument([
    ...keyManagementStatements({ rootArn, ...key }),
    instanceLauncher(key, 'LaunchersUse', use),
    instanceLauncher(key, 'LaunchersGrant', ['kms:CreateGrant'], { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
  ]);
}

function instanceLauncher(key: Place, sid: string, actions: readonly string[], grants: Condition = {}): Statement {
  const linked = `arn:${clusterIdentity(key).partition}:iam::${key.account}:role/aws-service-role`;
  const roles = [
    'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    'spot.amazonaws.com/AWSServiceRoleForEC2Spot',
  ];
  const launchers = { ArnEquals: { 'aws:PrincipalArn': roles.map((role) => `${linked}/${role}`) } };
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: '*',
    Action: actions,
    Resource: '*',
    Condition: { ...launchers, ...grants },
  };
}
