import type { ResolvedServedModel } from '@spot-serving/core';
import type { NodeSize } from './node-size';

/** What of a model says how many pods its autoscalers may add: a canary has one of its own. */
export type ScalingModel = Pick<ResolvedServedModel, 'replicas'> & Partial<Pick<ResolvedServedModel, 'canary'>>;

/**
 * How many more scale-ups may come while pods wait for a Spot pool that delivers nothing; each restarts the cluster autoscaler's wait for that pool
 * (kubernetes/autoscaler, clusterstate.go: a further scale-up of a group moves its ExpectedAddTime).
 *
 * Each adds one pod at least, so there are no more than the autoscalers of all models may add; and each asks for one node at least, so there are no more than
 * the Spot pools may have, less the node that is waited for.
 *
 * @param nodes the pools; where they are not known, the pods alone are the bound
 */
export function furtherScaleUps(models: readonly ScalingModel[], nodes: readonly NodeSize[] = []): number {
  const pods = models.reduce(
    (sum, { replicas: { min, max }, canary }) => sum + (canary ? 2 : 1) * Math.max(0, max - min),
    0,
  );
  const spot = nodes.filter(({ onDemand }) => !onDemand).reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  return nodes.length === 0 ? pods : Math.min(pods, Math.max(0, spot - 1));
}
