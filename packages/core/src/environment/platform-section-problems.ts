import { type Problem, unless } from '../problems';
import type { Tier } from './environment';
import { platformSchema } from './platform-schema';
import { poolsSchema } from './pools-schema';
import { resolvePlatform } from './resolved-platform';
import { resolvePools } from './resolved-pools';

/** Rules of the `platform` section between its fields and with the pools, defaults included. Looks only at sections of the right shape. */
export function platformSectionProblems({ tier, pools, platform }: Readonly<Record<string, unknown>>): Problem[] {
  const parsed = platformSchema.optional().safeParse(platform);
  if (!parsed.success) return [];
  const { headroom, autoscaler } = resolvePlatform(parsed.data);
  const { backoffMinutes, maxBackoffMinutes } = autoscaler;
  const backoff = `lower it, or raise maxBackoffMinutes, which is ${maxBackoffMinutes}`;
  return [
    ...headroomProblems(headroom, mostSpotNodes(pools, tier as Tier)),
    ...unless(backoffMinutes <= maxBackoffMinutes, {
      path: 'platform.autoscaler.backoffMinutes',
      value: backoffMinutes,
      fix: backoff,
    }),
  ];
}

/** Each placeholder fills a node: with as many as there may be nodes, no model would run on Spot. */
function headroomProblems(headroom: number, most: number): Problem[] {
  if (headroom < most) return [];
  return [
    {
      path: 'platform.headroom',
      value: headroom,
      fix: `leave nodes for models: the Spot pools may have ${most} together; lower it, or raise their maxSize`,
    },
  ];
}

function mostSpotNodes(pools: unknown, tier: Tier): number {
  const parsed = poolsSchema.optional().safeParse(pools);
  if (!parsed.success) return Infinity;
  return Object.values(resolvePools(parsed.data, tier).spot).reduce((sum, { maxSize }) => sum + maxSize, 0);
}
