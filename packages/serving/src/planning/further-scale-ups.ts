import { tolerance } from '@spot-serving/core/horizontal-autoscaler';

import type { NodeSize } from './node-size';

/**
 * How many more scale-ups may come while pods wait for a Spot pool that delivers nothing; each restarts the cluster autoscaler's wait for that pool
 * (kubernetes/autoscaler, clusterstate.go: a further scale-up of a group moves its ExpectedAddTime).
 *
 * They come from the pod autoscalers of any models. Those go side by side, so the longest row of steps counts; each step adds a pod at least, and more than a
 * tenth of the pods, or it would not be taken; and each asks for one node at least, so that a row ends where the Spot pools do. Of the models it knows nothing,
 * so that none changes when another comes or goes.
 *
 * @param nodes the pools
 */
export function furtherScaleUps(nodes: readonly NodeSize[]): number {
  const spot = nodes.filter(({ onDemand }) => !onDemand).reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  return stepsBetween(1, spot);
}

/** The most steps in which an autoscaler goes from `from` pods to `to`. */
export function stepsBetween(from: number, to: number): number {
  let steps = 0;
  for (let pods = from; pods < to; pods = Math.floor(pods * (1 + tolerance)) + 1) steps += 1;
  return steps;
}
