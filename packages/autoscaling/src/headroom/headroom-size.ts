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
 * A pod that serves models takes its place when it asks for more than the third that is left, of CPU or of memory. That it stays alone by
 * size and not by anti-affinity is on purpose: with anti-affinity, a scheduler bug leaves the serving pod waiting 35 s longer after the
 * placeholder went (drain.md, conclusion 5).
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

/**
 * What keeps placeholders from doing their work on `nodes`: quantities that are none, nodes of which the largest holds two, or serving
 * pods so small that one fits beside a placeholder, which then guards room that no pod with one-per-node placement can use.
 */
export function headroomSizeProblems(nodes: readonly Resources[], servingPods: readonly Resources[] = []): Problem[] {
  if (nodes.length === 0) return [{ path: 'nodes', value: nodes, fix: 'say what the nodes of each pool can allocate' }];
  const odd = [...unreadable('nodes', nodes), ...unreadable('servingPods', servingPods)];
  if (odd.length > 0) return odd;
  const request = headroomRequest(nodes);
  const size = `${request.cpu} and ${request.memory}`;
  const problem = (path: string, index: number, value: Resources, fix: string) => ({
    path: `${path}[${index}]`,
    value,
    fix,
  });
  return [
    ...nodes.flatMap((node, index) =>
      when(!exceeds(node, request, request), problem('nodes', index, node, sharedFix(size))),
    ),
    ...servingPods.flatMap((pod, index) =>
      when(
        nodes.some((node) => !exceeds(node, request, pod)),
        problem('servingPods', index, pod, smallFix(size)),
      ),
    ),
  ];
}

function sharedFix(size: string): string {
  return `holds two placeholders of ${size}, which fit the smallest node; give all pools nodes of one size, or keep no headroom`;
}

function smallFix(size: string): string {
  return `fits beside a placeholder of ${size}; ask for more than a third of a node, of CPU or memory`;
}

function unreadable(path: string, all: readonly Resources[]): Problem[] {
  return all
    .map((value, index) => ({
      path: `${path}[${index}]`,
      value,
      fix: "write CPU as '1930m' or '2', and memory as '6610Mi' or '4Gi'",
    }))
    .filter(({ value }) => Number.isNaN(milliCpu(value.cpu)) || Number.isNaN(mebibytes(value.memory)));
}
