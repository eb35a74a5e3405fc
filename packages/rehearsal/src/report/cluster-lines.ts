import { clusterTroubles } from '../cluster/troubles';
import type { Report } from './report';

/** What a cluster said, one line each, wrong things first; nothing without one. */
export function clusterLines({ cluster }: Pick<Report, 'cluster'>): readonly string[] {
  if (cluster === null) return [];
  const { workloads, keptByHelm } = cluster;
  const admitted = workloads.filter(({ refused }) => refused === null);
  const containers = workloads.flatMap((one) => one.containers).length;
  return [
    ...clusterTroubles(cluster),
    `pods admitted for ${admitted.length} of ${workloads.length} workloads, which have ${containers} containers`,
    ...(keptByHelm.length === 0 ? [] : [`helm keeps resource definitions: ${keptByHelm.join(', ')}`]),
  ];
}
