import type { Statement } from '@spot-serving/core';

import type { AppPlace } from './owned-arns';

/** Services whose own roles AWS makes on first use of what an app consists of. */
const linked = [
  'autoscaling.amazonaws.com',
  'eks.amazonaws.com',
  'eks-nodegroup.amazonaws.com',
  'elasticloadbalancing.amazonaws.com',
  'spot.amazonaws.com',
];

/** To let those services have their roles, whose rights AWS alone decides. */
export function linkedServices({ partition, account }: Pick<AppPlace, 'partition' | 'account'>): Statement {
  return {
    Sid: 'ServiceLinkedRoles',
    Effect: 'Allow',
    Action: 'iam:CreateServiceLinkedRole',
    Resource: `arn:${partition}:iam::${account}:role/aws-service-role/*`,
    Condition: { StringEquals: { 'iam:AWSServiceName': linked } },
  };
}
