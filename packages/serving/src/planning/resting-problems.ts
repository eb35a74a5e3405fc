import type { Problem, ResolvedServedModel } from '@spot-serving/core';
import { daemonAllowance } from '@spot-serving/core/numbers';

import type { ModelPods } from './node-fit';
import { type NodeSize, nodeSizeProblems, type PodSize } from './node-size';
import { unplacedPods } from './packing';
import { fitsBesidePlaceholder, placeholderSize } from './placeholder-size';
import { restingPods } from './served-model-pods';
import type { ServingSurroundings } from './serving-plan';
import { explained } from './term';

/**
 * What is dear though nothing is wrong: pods and placeholders that do not fit the Spot pools when nobody asks the models anything. An On-Demand node then
 * stands for each for as long as the app does, and the autoscaler has no Spot left to go back to.
 *
 * A packing that finds room says that they can fit; the scheduler may pack worse.
 */
export function restingProblems(
  models: Readonly<Record<string, ResolvedServedModel>>,
  { nodes = [], headroom, daemons = daemonAllowance }: ServingSurroundings,
): Problem[] {
  const spot = nodes.filter(({ onDemand }) => !onDemand);
  const served = Object.entries(models).flatMap(([name, model]) => restingPods(name, model));
  if (served.length === 0 || spot.length === 0 || nodeSizeProblems(nodes).length > 0) return [];
  const placeholders: ModelPods = {
    name: 'headroom',
    ...(served.some((pod) => fitsBesidePlaceholder(pod, nodes)) ? roomOf(nodes, daemons) : placeholderSize(nodes)),
    podsPerNode: 1,
    maxPods: headroom,
    extraPods: 0,
  };
  const over = unplacedPods({ nodes: spot, pods: [...served, placeholders], daemons });
  if (over === 0) return [];
  const sizes = spot.map(({ name, maxNodes }) => ({
    name: `${name} maxSize`,
    value: maxNodes,
    source: `nodes of pools.${name}`,
  }));
  const pods = served.map(({ name, maxPods }) => ({
    name: `${name} at rest`,
    value: maxPods,
    source: 'replicas.min, less the On-Demand floor',
  }));
  const kept = { name: 'headroom', value: headroom, source: 'platform.headroom: placeholders, a node each' };
  const fix = `raise maxSize of the Spot pools by ${over}, or lower replicas.min or platform.headroom: ${over} of ${total([...served, placeholders])} pods at rest find no Spot node, and On-Demand nodes stand for them for good`;
  const value = spot.reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  return [{ path: 'pools.spot.*.maxSize', value, fix: explained(fix, [...sizes, ...pods, kept]) }];
}

/** What the smallest node leaves: pods that keep away from a placeholder leave it all of that. */
function roomOf(nodes: readonly NodeSize[], daemons: PodSize): PodSize {
  const least = (of: (size: PodSize) => number) => Math.min(...nodes.map(of)) - of(daemons);
  return { cpuMillicores: least((size) => size.cpuMillicores), memoryMiB: least((size) => size.memoryMiB) };
}

function total(pods: readonly ModelPods[]): number {
  return pods.reduce((sum, { maxPods }) => sum + maxPods, 0);
}
