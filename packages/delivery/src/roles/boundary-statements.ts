import type { Statement } from '@spot-serving/core';
import type { ApplyPlace } from './apply-statements';
import { linkedServices } from './linked-services';
import type { StateAccess } from './state-statements';

/** What gives rights, or hands out the rights of somebody else. */
const identityActions = [
  'iam:Add*',
  'iam:Attach*',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateOpenIDConnectProvider',
  'iam:CreatePolicy*',
  'iam:CreateRole',
  'iam:CreateSAMLProvider',
  'iam:CreateUser',
  'iam:Delete*',
  'iam:Detach*',
  'iam:PassRole',
  'iam:Put*',
  'iam:Remove*',
  'iam:Set*',
  'iam:Update*',
  'sts:AssumeRole',
];

/**
 * The most that a role of an app can have, whatever its policies say: the app's region, no identities, no states, nothing of the account or
 * organization.
 *
 * A boundary permits nothing by itself (IAM user guide, "Permissions boundaries for IAM entities").
 */
export function boundaryStatements({ region, partition, account }: Omit<ApplyPlace, 'boundaryArn'>, { bucketArn, keyArn }: StateAccess): Statement[] {
  return [
    { Sid: 'AtMostInTheRegion', Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': region } } },
    linkedServices({ partition, account }),
    { Sid: 'NoIdentities', Effect: 'Deny', Action: identityActions, Resource: '*' },
    { Sid: 'NoAccount', Effect: 'Deny', Action: ['account:*', 'billing:*', 'organizations:*'], Resource: '*' },
    { Sid: 'NoStates', Effect: 'Deny', Action: 's3:*', Resource: [bucketArn, `${bucketArn}/*`] },
    { Sid: 'NoKeyOfStates', Effect: 'Deny', Action: 'kms:*', Resource: keyArn },
  ];
}
