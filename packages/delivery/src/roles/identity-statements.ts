import type { Statement } from '@spot-serving/core';

import type { ApplyPlace } from './apply-place';
import { linkedServices } from './linked-services';

/** Services that take roles of an app (`iam:PassedToService`). */
const takers = [
  'cloudtrail.amazonaws.com',
  'codebuild.amazonaws.com',
  'ec2.amazonaws.com',
  'eks.amazonaws.com',
  'pods.eks.amazonaws.com',
  's3.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
];

/** What makes a role or gives it rights. */
const boundedActions = [
  'iam:CreateRole',
  'iam:AttachRolePolicy',
  'iam:PutRolePolicy',
  'iam:PutRolePermissionsBoundary',
];

/** What may be done to a role that gives it no right. */
const roleActions = [
  'iam:DeleteRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole*',
];

/** What may be done to policies, which bind nobody until they are attached, and to instance profiles: all, in few words, for a role's policies have a quota. */
const policyActions = [
  'iam:*InstanceProfile',
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:TagPolicy',
  'iam:UntagPolicy',
];

/**
 * Roles, policies and instance profiles of the app, by the app's prefix. A role is made and given rights only while it has the boundary, so
 * that nobody gets more by making a role than the boundary permits; and the boundary stays.
 */
export function identityStatements({ app, partition, account, boundaryArn }: ApplyPlace): Statement[] {
  const own = (kind: string) => `arn:${partition}:iam::${account}:${kind}/${app}-*`;
  const roles = own('role');
  const bounded = { StringEquals: { 'iam:PermissionsBoundary': boundaryArn } };
  return [
    { Sid: 'RolesWithinTheBoundary', Effect: 'Allow', Action: boundedActions, Resource: roles, Condition: bounded },
    { Sid: 'RolesOtherwise', Effect: 'Allow', Action: roleActions, Resource: roles },
    {
      Sid: 'Policies',
      Effect: 'Allow',
      Action: policyActions,
      Resource: [own('policy'), own('instance-profile'), roles],
    },
    {
      Sid: 'HandRolesOver',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: roles,
      Condition: { StringEquals: { 'iam:PassedToService': takers } },
    },
    linkedServices({ partition, account }),
  ];
}
