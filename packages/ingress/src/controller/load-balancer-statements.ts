import { type Condition, partitionIn, type Statement } from '@spot-serving/core';

import { clusterTag, own, ownKeepingTag, requested } from './cluster-tag';
import type { LoadBalancerScope } from './load-balancer-scope';
import { securityGroupStatements } from './security-group-statements';
import { balancerWrites, certificateReads, ec2Reads, elbReads, listenerWrites } from './upstream-names';

/**
 * Rights of the load balancer controller v3.5.0, for Application Load Balancers of one cluster in one VPC.
 *
 * The actions are those of the policy that upstream publishes with this version (`upstream-actions.json`; a test compares them), without
 * `unusedActions`. Upstream asks whether things have the cluster's tag; here it must have this cluster's name. What upstream leaves open to
 * every resource is bound to region and account, and rules of security groups, ours among them, to the VPC, as its documentation advises
 * (infra 2.3).
 */
export function loadBalancerStatements(scope: LoadBalancerScope): Statement[] {
  return [
    ...readStatements(),
    ...securityGroupStatements(scope),
    ...loadBalancerWrites(scope),
    ...tagStatements(scope),
    ...(scope.webAcls ? webAclStatements(scope) : []),
  ];
}

const webAclActions = ['AssociateWebACL', 'DisassociateWebACL', 'GetWebACL', 'GetWebACLForResource'];

/** Actions of the upstream policy for AWS WAF, which the controller has where an app asks for a web ACL. */
export const firewallActions: readonly string[] = [
  ...webAclActions.map((name) => `wafv2:${name}`),
  'elasticloadbalancing:SetWebAcl',
];

/** Actions of the upstream policy for what the release turns off: WAF Classic and Shield. */
export const unusedActions: readonly string[] = [
  ...webAclActions.map((name) => `waf-regional:${name}`),
  ...['CreateProtection', 'DeleteProtection', 'DescribeProtection', 'GetSubscriptionState'].map(
    (name) => `shield:${name}`,
  ),
];

function readStatements(): Statement[] {
  const serviceRole: Condition = { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } };
  return [
    {
      Sid: 'LetElbHaveItsRole',
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: '*',
      Condition: serviceRole,
    },
    { Sid: 'SeeTheVpc', Effect: 'Allow', Action: ec2Reads.map((name) => `ec2:${name}`), Resource: '*' },
    {
      Sid: 'SeeLoadBalancers',
      Effect: 'Allow',
      Action: elbReads.map((name) => `elasticloadbalancing:Describe${name}`),
      Resource: '*',
    },
    { Sid: 'SeeCertificatesAndUserPools', Effect: 'Allow', Action: [...certificateReads], Resource: '*' },
  ];
}

function loadBalancerWrites({ clusterName, region, account }: LoadBalancerScope): Statement[] {
  const { balancers, listeners, rules, targetGroups } = elbArns(region, account);
  const allow = (
    Sid: string,
    names: readonly string[],
    Resource: readonly string[],
    condition?: Condition,
  ): Statement => ({
    Sid,
    Effect: 'Allow',
    Action: names.map((name) => `elasticloadbalancing:${name}`),
    Resource,
    ...(condition ? { Condition: condition } : {}),
  });
  return [
    allow(
      'MakeBalancers',
      ['CreateLoadBalancer', 'CreateTargetGroup'],
      [balancers, targetGroups],
      requested(clusterName),
    ),
    allow('ChangeOwnBalancers', balancerWrites, [balancers, targetGroups, listeners], own(clusterName)),
    allow('RouteRequests', listenerWrites, [balancers, listeners, rules]),
    allow('MoveTargets', ['RegisterTargets', 'DeregisterTargets'], [targetGroups], own(clusterName)),
  ];
}

function tagStatements({ clusterName, region, account }: LoadBalancerScope): Statement[] {
  const { balancers, listeners, rules, targetGroups } = elbArns(region, account);
  const [add, both] = [
    'elasticloadbalancing:AddTags',
    ['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags'],
  ];
  const creating: Condition = {
    StringEquals: {
      'elasticloadbalancing:CreateAction': ['CreateTargetGroup', 'CreateLoadBalancer'],
      [`aws:RequestTag/${clusterTag}`]: clusterName,
    },
  };
  return [
    { Sid: 'TagNewBalancers', Effect: 'Allow', Action: add, Resource: [balancers, targetGroups], Condition: creating },
    {
      Sid: 'RetagOwnBalancers',
      Effect: 'Allow',
      Action: both,
      Resource: [balancers, targetGroups],
      Condition: ownKeepingTag(clusterName),
    },
    { Sid: 'TagListeners', Effect: 'Allow', Action: both, Resource: [listeners, rules] },
  ];
}

/** WAF asks for its actions on the web ACL and on the load balancer alike (AWS WAF developer guide, "Actions that require additional permissions settings"). */
function webAclStatements({ clusterName, region, account }: LoadBalancerScope): Statement[] {
  const { balancers } = elbArns(region, account);
  const webAcls = `arn:${partitionIn(region).id}:wafv2:${region}:${account}:regional/webacl/*`;
  const Action = firewallActions.filter((action) => action.startsWith('wafv2:'));
  return [
    { Sid: 'GuardBalancers', Effect: 'Allow', Action, Resource: [webAcls, balancers] },
    {
      Sid: 'GuardOwnBalancers',
      Effect: 'Allow',
      Action: 'elasticloadbalancing:SetWebAcl',
      Resource: balancers,
      Condition: own(clusterName),
    },
  ];
}

/** Application Load Balancers only: we make no others. A `*` matches slashes too. */
function elbArns(region: string, account: string) {
  const elb = `arn:${partitionIn(region).id}:elasticloadbalancing:${region}:${account}`;
  return {
    balancers: `${elb}:loadbalancer/app/*`,
    listeners: `${elb}:listener/app/*`,
    rules: `${elb}:listener-rule/app/*`,
    targetGroups: `${elb}:targetgroup/*`,
  };
}
