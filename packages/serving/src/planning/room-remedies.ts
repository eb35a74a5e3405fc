import type { ModelPods, NodeFitProps } from './node-fit';
import type { PodSize } from './node-size';
import { unplacedPods } from './packing';

/** Most nodes of a cluster (Kubernetes, "Considerations for large clusters"). */
const mostNodes = 5000;

/** What would let pods in that find no node, each with its number: a larger `maxSize` of one pool. A pool whose nodes hold none of them is not named. */
export function largerPools({ nodes, pods, daemons }: Required<NodeFitProps>): string {
  const offers = nodes.flatMap(({ name }) => {
    const fits = (maxNodes: number) => {
      const resized = nodes.map((node) => (node.name === name ? { ...node, maxNodes } : node));
      return unplacedPods({ nodes: resized, pods, daemons }) === 0;
    };
    return fits(mostNodes) ? [`pools.${name}.maxSize to ${leastThat(fits)}`] : [];
  });
  return offers.length === 0 ? 'add a pool of larger instance types' : `raise ${offers.join(', or ')}`;
}

/** The least number for which a condition holds that stays true. */
function leastThat(holds: (count: number) => boolean): number {
  let [below, above] = [0, mostNodes];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** Sizes in which instance types come, GiB of memory. */
const typeSizesGiB = [8, 16, 32, 64, 128, 256, 384, 512, 768, 1024, 1536];

/** What of a type's memory its nodes leave at the least: a fourteenth goes to the machine, and some to the kubelet (docs/adr/0007). */
const allocatableShare = 0.9;

/**
 * What would let in a pod whose memory no node holds, each with its number: types of a size, no memory target, or less for its requests. What would not is said to be not
 * enough, so that nobody tries it.
 */
export function memoryRemedies(pod: ModelPods, mostMemory: number, daemons: PodSize): string {
  const { memoryMiB, untargetedMiB = memoryMiB, keptMiB = 0 } = pod;
  const kept = `requests leave ${keptMiB} behind, by memoryPerItemMiB, and batching.maxBatchSize or itemsPerRequest`;
  const without = "memoryTargetPercent 'none'";
  const enough = untargetedMiB <= mostMemory;
  return [
    `use instanceTypes ${sized(memoryMiB, daemons)}`,
    ...(enough ? [`${without}, with which it asks for ${untargetedMiB}`] : []),
    ...(!enough && sizeOf(untargetedMiB, daemons) !== sizeOf(memoryMiB, daemons)
      ? [`${without}, with which it asks for ${untargetedMiB}, and instanceTypes ${sized(untargetedMiB, daemons)}`]
      : []),
    ...(keptMiB > memoryMiB / 4 ? [`less for its requests (${kept})`] : []),
  ].join(', or ');
}

function sized(podMiB: number, daemons: PodSize): string {
  const size = sizeOf(podMiB, daemons);
  const types = size === undefined ? '' : `of ${size} GiB, `;
  return `${types}whose nodes can allocate ${podMiB + daemons.memoryMiB} MiB or more`;
}

/** The smallest size whose nodes hold a pod, GiB. */
function sizeOf(podMiB: number, { memoryMiB }: PodSize): number | undefined {
  return typeSizesGiB.find((gibibytes) => gibibytes * 1024 * allocatableShare >= podMiB + memoryMiB);
}
