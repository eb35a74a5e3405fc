import { type Problem, when } from '@spot-serving/core';
import { placeholderShare } from '@spot-serving/core/numbers';

import { mebibytes, milliCpu } from './quantity';

/** CPU and memory in Kubernetes quantities: what a node can allocate to pods, or what a pod asks for. */
export interface Resources {
  /** Such as `1930m`. */
  readonly cpu: string;
  /** Such as `6610Mi`. */
  readonly memory: string;
}

/**
 * What a placeholder asks for, so that it fits on every node of `nodes`, and only alone: two thirds of what the smallest can allocate.
 *
 * That it stays alone by size and not by anti-affinity of its own is on purpose: with that, a scheduler bug leaves the serving pod waiting 35 s longer after the
 * placeholder went (drain.md, conclusion 5). A serving pod of less than the third that is left keeps away by its own, which has no such price.
 */
export function headroomRequest(nodes: readonly Resources[]): Resources {
  const least = (of: (node: Resources) => number) => Math.floor(Math.min(...nodes.map(of)) * placeholderShare);
  return { cpu: `${least(({ cpu }) => milliCpu(cpu))}m`, memory: `${least(({ memory }) => mebibytes(memory))}Mi` };
}

/** Whether `first` and `second` ask together for more than `node` can allocate, of CPU or of memory. */
export function exceeds(node: Resources, first: Resources, second: Resources): boolean {
  const cpu = milliCpu(first.cpu) + milliCpu(second.cpu) > milliCpu(node.cpu);
  return cpu || mebibytes(first.memory) + mebibytes(second.memory) > mebibytes(node.memory);
}

/** What keeps placeholders from doing their work on `nodes`: quantities that are none, and nodes of which the largest holds two. */
export function headroomSizeProblems(nodes: readonly Resources[]): Problem[] {
  if (nodes.length === 0) return [{ path: 'nodes', value: nodes, fix: 'say what the nodes of each pool can allocate' }];
  const odd = unreadable(nodes);
  if (odd.length > 0) return odd;
  const request = headroomRequest(nodes);
  const fix = `holds two placeholders of ${request.cpu} and ${request.memory}, which fit the smallest node; give all pools nodes of one size, or keep no headroom`;
  return nodes.flatMap((value, index) =>
    when(!exceeds(value, request, request), { path: `nodes[${index}]`, value, fix }),
  );
}

function unreadable(nodes: readonly Resources[]): Problem[] {
  return nodes
    .map((value, index) => ({
      path: `nodes[${index}]`,
      value,
      fix: "write CPU as '1930m' or '2', and memory as '6610Mi' or '4Gi'",
    }))
    .filter(({ value }) => Number.isNaN(milliCpu(value.cpu)) || Number.isNaN(mebibytes(value.memory)));
}
