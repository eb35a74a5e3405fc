import type { Place, Statement } from '@spot-serving/core';

import { clusterIdentity, logGroupArn } from '../cluster/cluster-identity';

/**
 * What the log shipper may do: write to the cluster's log groups, and read what its agents put beside the metrics.
 *
 * Narrower than AWS's CloudWatchAgentServerPolicy: no other group, and no retention, which is ours to set. Fluent Bit asks to create its
 * groups though they exist, and takes a refusal for a failure, so it may, for these (`auto_create_group` in the chart's configuration).
 */
export function logShipperStatements(place: Place): Statement[] {
  const groups = clusterIdentity(place).nodeLogGroups.map((group) => logGroupArn(place, group));
  return [
    {
      Sid: 'WriteLogsOfThisCluster',
      Effect: 'Allow',
      Action: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
      ],
      Resource: groups.flatMap((group) => [group, `${group}:*`]),
    },
    { Sid: 'ReadVolumesAndTags', Effect: 'Allow', Action: ['ec2:DescribeTags', 'ec2:DescribeVolumes'], Resource: '*' },
  ];
}
