import { placeholderShare } from '@spot-serving/core/numbers';

import type { NodeSize, PodSize } from './node-size';

/** What a placeholder asks for: a share of the smallest node, as `headroomRequest` of autoscaling has it. */
export function placeholderSize(nodes: readonly NodeSize[]): PodSize {
  const least = (of: (node: NodeSize) => number) => Math.floor(Math.min(...nodes.map(of)) * placeholderShare);
  return { cpuMillicores: least((node) => node.cpuMillicores), memoryMiB: least((node) => node.memoryMiB) };
}
