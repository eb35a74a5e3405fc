import { clusterTroubles } from '../cluster/troubles';
import type { Report } from './report';

/** What a cluster said, one line each, wrong things first, unless they are the failure that is told anyway; nothing without a cluster. */
export function clusterLines({ cluster, failure }: Pick<Report, 'cluster' | 'failure'>): readonly string[] {
  if (cluster === null) return [];
  const { workloads, keptByHelm } = cluster;
  const admitted = workloads.filter(({ refused }) => refused === null);
  const containers = workloads.flatMap((one) => one.containers).length;
  return [
    ...(failure?.phase === 'findings' ? [] : clusterTroubles(cluster)),
    `pods admitted for ${admitted.length} of ${workloads.length} workloads, which have ${containers} containers`,
    ...(keptByHelm.length === 0 ? [] : [`helm keeps resource definitions: ${keptByHelm.join(', ')}`]),
  ];
}
