import type { INodePool, NodeLifecycle } from '@spot-serving/core';

/** Spot first; what is left of the scale is for pools of other kinds. */
const priorities: Readonly<Record<NodeLifecycle, string>> = { spot: '20', 'on-demand': '10' };

/**
 * Patterns of group names by priority, for the autoscaler's priority expander: it asks the groups of the highest priority that can help,
 * and passes over one in backoff, so On-Demand is bought when no Spot pool delivers.
 *
 * Each pattern matches one group and no other whose name begins or ends alike. Group names hold nothing that a pattern takes otherwise
 * (`nameProblems('autoscaling-group', ...)` of core).
 */
export function expanderPriorities(pools: readonly INodePool[]): Record<string, string[]> {
  const entries = (['spot', 'on-demand'] as const).map((lifecycle): [string, string[]] => {
    const ofKind = pools.filter((pool) => pool.lifecycle === lifecycle);
    return [priorities[lifecycle], ofKind.map(({ groupName }) => `^${groupName}$`)];
  });
  return Object.fromEntries(entries.filter(([, patterns]) => patterns.length > 0));
}
