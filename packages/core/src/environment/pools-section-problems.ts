import type { Problem } from '../problems';
import type { Tier } from './environment';
import { poolsSchema } from './pools-schema';
import { resolvePools } from './resolved-pools';

/** Rules of the `pools` section between its fields, defaults included. Looks only at a section of the right shape. */
export function poolsSectionProblems({ tier, pools }: Readonly<Record<string, unknown>>): Problem[] {
  const parsed = poolsSchema.optional().safeParse(pools);
  if (!parsed.success) return [];
  const { spot, fallback } = resolvePools(parsed.data, tier as Tier);
  const all = [
    ...Object.entries(spot).map(([name, pool]) => [`pools.spot.${name}`, pool] as const),
    ['pools.fallback', fallback] as const,
  ];
  return all
    .filter(([, { minSize, maxSize }]) => minSize > maxSize)
    .map(([path, { minSize, maxSize }]) => ({
      path: `${path}.minSize`,
      value: minSize,
      fix: `lower it, or raise maxSize, which is ${maxSize}`,
    }));
}
