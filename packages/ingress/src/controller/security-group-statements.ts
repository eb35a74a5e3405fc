import { type Condition, partitionIn, type Statement } from '@spot-serving/core';

import { clusterTag, own, ownKeepingTag } from './cluster-tag';
import type { LoadBalancerScope } from './load-balancer-scope';

/** Rights on security groups: rules of any in the VPC, all else of the cluster's own only. */
export function securityGroupStatements({ clusterName, region, account, vpcId }: LoadBalancerScope): Statement[] {
  const ec2 = `arn:${partitionIn(region).id}:ec2:${region}:${account}`;
  const [groups, vpc] = [`${ec2}:security-group/*`, `${ec2}:vpc/${vpcId}`];
  const rules = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'];
  const created: Condition = {
    StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup', [`aws:RequestTag/${clusterTag}`]: clusterName },
  };
  return [
    {
      Sid: 'OpenPortsInTheVpc',
      Effect: 'Allow',
      Action: rules,
      Resource: groups,
      Condition: { ArnEquals: { 'ec2:Vpc': vpc } },
    },
    { Sid: 'MakeGroupsInTheVpc', Effect: 'Allow', Action: 'ec2:CreateSecurityGroup', Resource: [groups, vpc] },
    { Sid: 'TagNewGroups', Effect: 'Allow', Action: 'ec2:CreateTags', Resource: groups, Condition: created },
    {
      Sid: 'RetagOwnGroups',
      Effect: 'Allow',
      Action: ['ec2:CreateTags', 'ec2:DeleteTags'],
      Resource: groups,
      Condition: ownKeepingTag(clusterName),
    },
    {
      Sid: 'RemoveOwnGroups',
      Effect: 'Allow',
      Action: 'ec2:DeleteSecurityGroup',
      Resource: groups,
      Condition: own(clusterName),
    },
  ];
}
