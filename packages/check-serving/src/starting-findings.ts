import type { Finding } from './finding';
import type { Pod, ReplicaSet, Starting } from './observed';
import { readyFindings } from './ready-findings';
import { refusalFindings } from './refusal-findings';
import type { WatchedWorkload } from './watched-workloads';

/** What keeps pods of workloads in one namespace from starting. */
export function startingFindings(
  workloads: readonly WatchedWorkload[],
  namespace: string,
  { pods, replicaSets, events }: Starting,
): Finding[] {
  return workloads.flatMap((workload) => {
    const isOwn = (of: Pod | ReplicaSet) => mostSpecific(workloads, makerOf(of)) === workload;
    const waiting = pods.filter(isOwn).filter(isMeant);
    return [
      ...refusalFindings(workload.name, namespace, { replicaSets: replicaSets.filter(isOwn), events }),
      ...waiting.flatMap((pod) =>
        readyFindings(pod, namespace, events).map((found) => ({
          ...{ workload: workload.name, about: `pod ${pod.metadata.name}` },
          ...found,
        })),
      ),
    ];
  });
}

/**
 * A pod that is leaving answers what it has begun, and is nobody's plan any more; one that has ended, as after its node's shutdown, is a record
 * that stays for a while (Kubernetes, "Pod Lifecycle", garbage collection of Pods).
 */
export function isMeant({ metadata, status }: Pod): boolean {
  return metadata.deletionTimestamp === undefined && status?.phase !== 'Failed' && status?.phase !== 'Succeeded';
}

/** What made a pod or a ReplicaSet; the name of a Deployment's ReplicaSet is the Deployment's and a hash of its pods. */
function makerOf({ metadata: { ownerReferences: [owner] = [] } }: Pod | ReplicaSet): string {
  if (owner?.kind === 'ReplicaSet') return owner.name.replace(/-[^-]+$/, '');
  return owner?.name ?? '';
}

/** Of `resnet` and `resnet-canary`, both of which begin alike, the one that is meant. */
function mostSpecific(workloads: readonly WatchedWorkload[], maker: string): WatchedWorkload | undefined {
  return workloads
    .filter(({ name, release }) => name === maker || (release && maker.startsWith(`${name}-`)))
    .sort((a, b) => b.name.length - a.name.length)[0];
}
