import { placeholderShare } from '@spot-serving/core/numbers';

import { podsThatFit } from './node-fit';
import type { NodeSize, PodSize } from './node-size';

/** What a placeholder asks for: a share of the smallest node, as `headroomRequest` of autoscaling has it. */
export function placeholderSize(nodes: readonly NodeSize[]): PodSize {
  const least = (of: (node: NodeSize) => number) => Math.floor(Math.min(...nodes.map(of)) * placeholderShare);
  return { cpuMillicores: least((node) => node.cpuMillicores), memoryMiB: least((node) => node.memoryMiB) };
}

/** Whether a pod is so small that a node may hold it beside a placeholder. The room would then be kept where another pod of its model may be (drain.md, conclusion 5), so it keeps away. */
export function fitsBesidePlaceholder(pod: PodSize, nodes: readonly NodeSize[]): boolean {
  return nodes.length > 0 && nodes.some((node) => podsThatFit(node, pod, placeholderSize(nodes)) > 0);
}
