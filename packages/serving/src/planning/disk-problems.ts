import type { Problem } from '@spot-serving/core';

import type { ModelPods } from './node-fit';
import type { NodeSize } from './node-size';
import { explained } from './term';

const mebibytesPerGibibyte = 1024;

/**
 * Models whose volumes no node's disk holds: their pods ask for that disk, and the autoscaler asks no pool for a node that lacks it, so they would
 * wait for ever. Pools whose disk is not known hold anything.
 */
export function diskProblems(nodes: readonly NodeSize[], pods: readonly ModelPods[]): Problem[] {
  if (nodes.length === 0) return [];
  const most = Math.max(...nodes.map(({ diskMiB = Infinity }) => diskMiB));
  return pods.flatMap(({ name, diskMiB = 0 }) => {
    if (diskMiB <= most) return [];
    const least = Math.ceil((diskMiB - most) / mebibytesPerGibibyte);
    const fix = `raise rootVolumeGiB of the pools by ${least} or more: each pod may write ${diskMiB} MiB`;
    const terms = nodes.map((node) => ({
      name: `${node.name} disk`,
      value: node.diskMiB ?? Infinity,
      source: `MiB, allocatable on a node of pools.${node.name}`,
    }));
    return [{ path: `${name}.sizeMiB`, value: diskMiB, fix: explained(fix, terms) }];
  });
}
