import { type Problem, unless } from '@spot-serving/core';
import { daemonAllowance } from '@spot-serving/core/numbers';

import type { ModelPods, NodeFitProps } from './node-fit';
import { nodeSizeProblems } from './node-size';
import { unplacedPods } from './packing';
import { explained } from './term';

/**
 * On-Demand floors that the On-Demand pools cannot hold: their pods go nowhere else, so an apply would wait for them until its time-out. Each model
 * for itself, or else all together, with `*` for all.
 */
export function floorProblems({ nodes, pods, daemons = daemonAllowance }: NodeFitProps): Problem[] {
  if (nodeSizeProblems(nodes).length > 0) return [];
  const pools = nodes.filter(({ onDemand }) => onDemand);
  const floors = pods.filter(floorOf).map((pod) => ({ ...pod, maxPods: floorOf(pod) }));
  const terms = [
    ...pools.map(({ name, maxNodes }) => ({
      name: `${name} maxSize`,
      value: maxNodes,
      source: `nodes of pools.${name}`,
    })),
    ...floors.map(({ name, maxPods }) => ({
      name: `${name} floor`,
      value: maxPods,
      source: "onDemandFloor, a canary's as well, and one for a rollout",
    })),
  ];
  const tooMany = (name: string, own: readonly ModelPods[]): Problem[] => {
    const value = unplacedPods({ nodes: pools, pods: own, daemons });
    const fix = `make room for ${value} more: raise maxSize of the On-Demand pools, or lower the floor; no other node may hold its pods`;
    return unless(value === 0, { path: `${name}.onDemandFloor`, value, fix: explained(fix, terms) });
  };
  const each = floors.flatMap((pod) => tooMany(pod.name, [pod]));
  return each.length > 0 ? each : tooMany('*', floors);
}

function floorOf({ floorPods = 0 }: ModelPods): number {
  return floorPods;
}
