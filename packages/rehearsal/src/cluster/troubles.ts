import type { ClusterFindings } from './cluster-findings';

/** Everything in what a cluster said that must not be, in words; nothing when it took everything. */
export function clusterTroubles({ workloads, warnings, leftovers }: ClusterFindings): readonly string[] {
  return [
    ...workloads.flatMap(({ workload, containers, refused }) =>
      refused === null ? [] : [`${workload} (containers ${containers.join(', ')}): its pods are refused: ${refused}`],
    ),
    ...warnings.map((warning) => `the API server warns: ${warning}`),
    ...leftovers.map((object) => `still there when all was destroyed: ${object}`),
  ];
}
