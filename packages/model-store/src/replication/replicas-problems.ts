import { listProblems, mostCopies, partitionOf, type Place, type Problem, roleArnProblems } from '@spot-serving/core';

import { bucketNameProblems } from '../log-bucket-problems';
import type { ReplicaDestination, Replicas } from './replicas';

/** What is wrong with the stores that hold the same versions. */
export function replicasProblems(props: Replicas & Place & { readonly bucketName: string }): Problem[] {
  const { replicateTo = [], replicatedFrom = [] } = props;
  const buckets = replicateTo.map(({ bucketName }) => bucketName);
  const many = { path: 'replicateTo', value: buckets.length, fix: `name at most ${mostCopies}` };
  return [
    ...(buckets.length > mostCopies ? [many] : []),
    ...listProblems(buckets, 'replicateTo', (bucket) =>
      bucket === props.bucketName ? 'name another bucket than this' : undefined,
    ),
    ...replicateTo.flatMap((destination, index) => destinationProblems(destination, `replicateTo[${index}]`, props)),
    ...replicatedFrom.flatMap(({ bucketName }, index) =>
      bucketNameProblems(bucketName, `replicatedFrom[${index}].bucketName`),
    ),
    ...roleArnProblems(
      replicatedFrom.map(({ roleArn }) => roleArn),
      'replicatedFrom',
      props,
    ),
  ];
}

function destinationProblems({ bucketName, region }: ReplicaDestination, path: string, own: Place): Problem[] {
  const other = region !== own.region && partitionOf(region)?.id === partitionOf(own.region)?.id;
  const fix = `name another region of the partition of ${own.region}: a copy in the same one is lost with it`;
  return [
    ...bucketNameProblems(bucketName, `${path}.bucketName`),
    ...(other ? [] : [{ path: `${path}.region`, value: region, fix, against: ['region'] }]),
  ];
}
