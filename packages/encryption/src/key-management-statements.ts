import type { Statement } from '@spot-serving/core';

/** Who manages a key. */
export interface KeyManagement {
  /** ARN of the account's root: the account itself, which delegates by IAM. */
  readonly rootArn: string;
  /** ARNs of the roles that administer keys; they must exist when the key is made (KMS API reference, CreateKey). */
  readonly administrators: readonly string[];
}

/** To manage a key and never to use it; without `kms:CreateGrant`, by which an administrator could hand out use. */
const management = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/**
 * Management of a key by its administrators, and by the account.
 *
 * The account may manage, so that the key cannot become unmanageable and passes KMS's lockout check whoever applies (KMS developer guide,
 * "Default key policy"); it may not use the key, so no IAM policy alone lets anybody decrypt. Whoever may put a key policy can still
 * rewrite this one: that shows in CloudTrail and in the next plan.
 */
export function keyManagementStatements({ rootArn, administrators }: KeyManagement): Statement[] {
  const manage = { Effect: 'Allow', Action: management, Resource: '*' } as const;
  return [
    { ...manage, Sid: 'AccountManages', Principal: { AWS: rootArn } },
    { ...manage, Sid: 'AdministratorsManage', Principal: { AWS: administrators } },
  ];
}
