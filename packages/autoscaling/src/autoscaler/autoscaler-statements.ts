import { partitionIn, type RegionAndAccount, type Statement } from '@spot-serving/core';

/** Which groups an autoscaler may size. */
export interface AutoscalerScope extends RegionAndAccount {
  /** Name of the cluster: its groups are tagged with it. */
  readonly clusterName: string;
}

/**
 * Rights of the Cluster Autoscaler (its cloudprovider/aws/README.md; infra 2.3): it sees every group, and sizes those that are tagged as
 * owned by this cluster, the pools as well as the system nodes, which EKS tags so.
 *
 * Without DescribeScalingActivities it would not see that Spot has no capacity, and wait for the whole provision time (infra 2.5).
 */
export function autoscalerStatements({ clusterName, region, account }: AutoscalerScope): Statement[] {
  const groups = `arn:${partitionIn(region).id}:autoscaling:${region}:${account}:autoScalingGroup:*`;
  return [
    { Sid: 'SeeGroupsAndTypes', Effect: 'Allow', Action: [...reads], Resource: '*' },
    {
      Sid: 'SizeOwnGroups',
      Effect: 'Allow',
      Action: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      Resource: groups,
      Condition: { StringEquals: { [`autoscaling:ResourceTag/kubernetes.io/cluster/${clusterName}`]: 'owned' } },
    },
  ];
}

const reads: readonly string[] = [
  ...['AutoScalingGroups', 'AutoScalingInstances', 'LaunchConfigurations', 'ScalingActivities'].map(
    (what) => `autoscaling:Describe${what}`,
  ),
  ...[
    'DescribeImages',
    'DescribeInstanceTypes',
    'DescribeLaunchTemplateVersions',
    'GetInstanceTypesFromInstanceRequirements',
  ].map((name) => `ec2:${name}`),
  'eks:DescribeNodegroup',
];
