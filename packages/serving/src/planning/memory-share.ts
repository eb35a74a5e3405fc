import { metricReplicas } from '@spot-serving/core/horizontal-autoscaler';

/** Whole percent of what pods ask for: the autoscaler cuts what it measures to them. */
const percents = Array.from({ length: 201 }, (_, percent) => percent);

/** As many as an environment may ask for; more need no look of their own, for each further pod makes it easier. */
const mostCounts = 1000;

/**
 * The most that idle pods may use, in whole percent of what they ask for, so that an autoscaler with this memory target comes back to `min` from every
 * count up to `max`; {@link Infinity} where there is nothing to come back from, and -1 where no use is small enough.
 *
 * Found by the autoscaler's own arithmetic, count by count. It comes to this: a pod is taken away only when the others hold it all, so of n pods the use is
 * at most target x (n - 1) / n, least of all for min + 1 of them; and the use is more than a tenth below the target.
 */
export function mostIdlePercent(
  targetPercent: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (!(max > min)) return Infinity;
  const counts = Array.from({ length: Math.min(max - min, mostCounts) }, (_, more) => min + 1 + more);
  return percents.findLast((percent) => counts.every((count) => wanted(targetPercent, percent, count) < count)) ?? -1;
}

/** The least use that adds a pod, in whole percent of what pods ask for: more than a tenth above the target. */
export function addingPercent(targetPercent: number): number {
  return percents.find((percent) => wanted(targetPercent, percent, 1) > 1) ?? Infinity;
}

/** How many of `count` pods, all Ready and alike, the autoscaler wants when each uses `percent` of what it asks for. */
function wanted(targetPercent: number, percent: number, count: number): number {
  const pods = Array.from({ length: count }, () => ({ state: 'ready', request: 100, usage: percent }) as const);
  return metricReplicas({ resource: 'memory', targetPercent }, pods, count) ?? count;
}
