import type { ModelPods, NodeFitProps } from './node-fit';

/** Room left on a node. */
interface Room {
  cpuMillicores: number;
  memoryMiB: number;
}

/**
 * How many pods find no node when all models have their most at once and the pools theirs: largest pods first, each on the first node with room
 * for it. The scheduler may pack worse, so 0 says that the pods can fit, not that they will.
 */
export function unplacedPods({ nodes, pods, daemons }: Required<NodeFitProps>): number {
  const rooms = nodes.flatMap(({ cpuMillicores, memoryMiB, maxNodes }) =>
    Array.from({ length: maxNodes }, (): Room => ({
      cpuMillicores: cpuMillicores - daemons.cpuMillicores,
      memoryMiB: memoryMiB - daemons.memoryMiB,
    })),
  );
  const largestFirst = [...pods].sort(
    (one, other) => other.cpuMillicores - one.cpuMillicores || other.memoryMiB - one.memoryMiB,
  );
  return largestFirst.reduce((unplaced, pod) => unplaced + pod.maxPods - placed(pod, rooms), 0);
}

function placed(pod: ModelPods, rooms: readonly Room[]): number {
  let left = pod.maxPods;
  for (const room of rooms) {
    const count = Math.max(
      0,
      Math.min(
        left,
        pod.podsPerNode,
        Math.floor(room.cpuMillicores / pod.cpuMillicores),
        Math.floor(room.memoryMiB / pod.memoryMiB),
      ),
    );
    room.cpuMillicores -= count * pod.cpuMillicores;
    room.memoryMiB -= count * pod.memoryMiB;
    left -= count;
  }
  return pod.maxPods - left;
}
