import type { Problem } from '@spot-serving/core';
import type { NodeFitProps } from './node-fit';
import { nodeSizeProblems } from './node-size';

/** What is wrong. */
export function nodeFitProblems({ nodes }: NodeFitProps & { readonly headroom: number }): Problem[] {
  return nodeSizeProblems(nodes);
}
