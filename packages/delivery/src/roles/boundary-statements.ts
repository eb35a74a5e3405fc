import type { Statement } from '@spot-serving/core';
import type { StateAccess } from './state-statements';

/**
 * The most that a role of an app can have, whatever its policies say: no identities, no states, nothing of the account or organization.
 *
 * A boundary permits nothing by itself; its one Allow is what the denials take away from (IAM user guide, "Permissions boundaries").
 */
export function boundaryStatements({ bucketArn, keyArn }: StateAccess): Statement[] {
  return [
    { Sid: 'AtMost', Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Sid: 'NoIdentities',
      Effect: 'Deny',
      Action: ['iam:Add*', 'iam:Attach*', 'iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:CreateOpenIDConnectProvider', 'iam:CreatePolicy*', 'iam:CreateRole', 'iam:CreateSAMLProvider', 'iam:CreateUser', 'iam:Delete*', 'iam:Detach*', 'iam:PassRole', 'iam:Put*', 'iam:Remove*', 'iam:Set*', 'iam:Update*', 'sts:AssumeRole'],
      Resource: '*',
    },
    { Sid: 'NoAccount', Effect: 'Deny', Action: ['account:*', 'organizations:*', 'billing:*'], Resource: '*' },
    { Sid: 'NoStates', Effect: 'Deny', Action: 's3:*', Resource: [bucketArn, `${bucketArn}/*`] },
    { Sid: 'NoKeyOfStates', Effect: 'Deny', Action: 'kms:*', Resource: keyArn },
  ];
}
