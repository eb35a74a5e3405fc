import { type Condition, partitionOf, type RegionAndAccount, type Statement } from '@spot-serving/core';
import { balancerWrites, certificateReads, ec2Reads, elbReads, listenerWrites } from './upstream-names';

/** Where a controller may make load balancers. */
export interface LoadBalancerScope extends RegionAndAccount {
  /** Name of the cluster: the controller writes it on all it makes. */
  readonly clusterName: string;
  /** VPC of the cluster. */
  readonly vpcId: string;
}

/** Tag with the cluster's name on everything that the controller makes (its pkg/deploy/tracking/provider.go at v3.5.0). */
const clusterTag = 'elbv2.k8s.aws/cluster';

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
  ];
}

/** Actions of the upstream policy for what the release turns off: WAF and Shield. */
export const unusedActions: readonly string[] = [
  ...['AssociateWebACL', 'DisassociateWebACL', 'GetWebACL', 'GetWebACLForResource'].flatMap((name) => [
    `waf-regional:${name}`,
    `wafv2:${name}`,
  ]),
  ...['CreateProtection', 'DeleteProtection', 'DescribeProtection', 'GetSubscriptionState'].map(
    (name) => `shield:${name}`,
  ),
  'elasticloadbalancing:SetWebAcl',
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

function securityGroupStatements({ clusterName, region, account, vpcId }: LoadBalancerScope): Statement[] {
  const ec2 = `arn:${partitionOf(region)?.id}:ec2:${region}:${account}`;
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

/** What this cluster's controller made. */
function own(clusterName: string): Condition {
  return { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: clusterName } };
}

/** The same, as long as the tag itself is left alone. */
function ownKeepingTag(clusterName: string): Condition {
  return { ...own(clusterName), Null: { [`aws:RequestTag/${clusterTag}`]: 'true' } };
}

/** What is made with this cluster's tag. */
function requested(clusterName: string): Condition {
  return { StringEquals: { [`aws:RequestTag/${clusterTag}`]: clusterName } };
}

/** Application Load Balancers only: we make no others. A `*` matches slashes too. */
function elbArns(region: string, account: string) {
  const elb = `arn:${partitionOf(region)?.id}:elasticloadbalancing:${region}:${account}`;
  return {
    balancers: `${elb}:loadbalancer/app/*`,
    listeners: `${elb}:listener/app/*`,
    rules: `${elb}:listener-rule/app/*`,
    targetGroups: `${elb}:targetgroup/*`,
  };
}
