import type { INodePool } from '@spot-serving/core';

/** A share as CloudWatch computes it. */
export interface OnDemandShare {
  /** Id in the expression, and group, of each pool. */
  readonly groups: readonly { readonly id: string; readonly groupName: string }[];
  /** Metric math: the share of On-Demand among nodes in service, percent; 0 when there are none. */
  readonly expression: string;
}

/** The share of On-Demand among the nodes of `pools`; `undefined` when all are bought alike, so that there is nothing to see. */
export function onDemandShare(pools: readonly INodePool[]): OnDemandShare | undefined {
  if (new Set(pools.map(({ lifecycle }) => lifecycle)).size < 2) return undefined;
  const groups = pools.map(({ groupName }, index) => ({ id: `m${index}`, groupName }));
  const sum = (chosen: readonly number[]) => chosen.map((index) => `m${index}`).join('+');
  const all = sum([...pools.keys()]);
  const onDemand = sum([...pools.keys()].filter((index) => pools[index]?.lifecycle === 'on-demand'));
  return { groups, expression: `IF((${all})>0,100*(${onDemand})/(${all}),0)` };
}
