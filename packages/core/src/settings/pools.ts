import { z } from 'zod';

import { pathBelow, type Problem, problemsBelow, unless, when } from '../problems';
import { whole } from './forms';
import { section } from './section';
import { settingsProblems } from './settings-problems';
import { type Complete, withDefaults } from './with-defaults';

/** What the nodes of a pool are, and how many. Which types exist and fit together is checked where they are known, by the pools themselves. */
export interface PoolSection {
  /**
   * EC2 instance types of one size, amd64: at least four in two families, because each one and zone is a Spot market of its own.
   *
   * @default six of 2 vCPU and 8 GiB: m5, m5a, m6i, m6a, m7i and m7a
   */
  readonly instanceTypes?: readonly string[];
  /** Most nodes that the autoscaler may ask for. AWS may pass it by a tenth while it replaces nodes at risk. @default 12; 8 in an environment that is not prod, which holds a model with every default */
  readonly maxSize?: number;
  /** Fewest nodes, kept when idle. @default 0 - an idle pool costs nothing */
  readonly minSize?: number;
  /** Root volume, GiB: images, logs and the models that a node serves. @default 50 */
  readonly rootVolumeGiB?: number;
  /**
   * Days after which a node is replaced, 1 to 365, so that none runs for longer without a patched kernel: a new one first, a tenth of the pool at a time, each
   * drained as before a refresh. @default none - a node lives until it is interrupted, idle, or of another image
   */
  readonly maxLifetimeDays?: number;
}

/** The nodes that models are served from. */
export interface PoolsSection {
  /** Spot pools by name; a pool's group is called `<cluster>-<name>`. @default one, `general` */
  readonly spot?: Readonly<Record<string, PoolSection>>;
  /**
   * The On-Demand pool, used when Spot has nothing; its group is called `<cluster>-fallback`.
   *
   * @default types and volume of the first Spot pool, and as many nodes as all Spot pools together
   */
  readonly fallback?: PoolSection;
}

/** A pool with nothing left open. */
export type ResolvedPool = Complete<Omit<PoolSection, 'maxLifetimeDays'>> & Pick<PoolSection, 'maxLifetimeDays'>;

/** Pools with nothing left open. */
export interface ResolvedPools {
  /** Spot pools by name, at least one. */
  readonly spot: Readonly<Record<string, ResolvedPool>>;
  /** The On-Demand pool. */
  readonly fallback: ResolvedPool;
}

/** Name of the On-Demand pool. */
export const fallbackName = 'fallback';

/** GiB: EKS's own default for Linux nodes (CreateNodegroup: diskSize), and EC2's largest gp3 volume (LaunchTemplateEbsBlockDeviceRequest: VolumeSize). */
const volumeGiB = { least: 20, most: 16_384 };

const fix = {
  types: 'list EC2 instance types of one size',
  type: "name an EC2 instance type, such as 'm6i.large'",
  lifetime: 'use 1 to 365 days, or leave it out',
  volume: `use ${volumeGiB.least} to ${volumeGiB.most} GiB`,
  spot: 'write an object of pool: { instanceTypes, maxSize, ... }',
  name: `use 2 to 20 lower-case letters, digits and hyphens, a letter first and no hyphen last; ${fallbackName} and system are taken`,
};

/** The shape of a pool. */
export const poolSchema = section({
  instanceTypes: z
    .array(
      z
        .string({ error: fix.type })
        .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, { error: fix.type })
        .meta({ examples: ['m6i.large'] }),
      { error: fix.types },
    )
    .min(1, { error: fix.types })
    .optional(),
  maxSize: whole('use a whole number of nodes, 1 or more', 1).optional(),
  minSize: whole('use a whole number of nodes, 0 or more', 0).optional(),
  rootVolumeGiB: whole(fix.volume, volumeGiB.least, volumeGiB.most).optional(),
  maxLifetimeDays: whole(fix.lifetime, 1, 365).optional(),
});

/** The shape of the pools. */
export const poolsSchema = section({
  spot: z.record(z.string(), poolSchema, { error: fix.spot }).optional(),
  fallback: poolSchema.optional(),
});

/**
 * Types for models that leave open what they run on, where production is at stake. Intel and AMD of three generations: on general-purpose
 * pools of the sixth and seventh less than one instance in twenty is interrupted in a month (serving 1.8).
 */
const defaults: ResolvedPool = {
  instanceTypes: ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large', 'm5.large', 'm5a.large'],
  maxSize: 12,
  minSize: 0,
  rootVolumeGiB: 50,
};

/** The same where loss and delay cost little. */
export const cheapPool: Partial<PoolSection> = { maxSize: 8 };

/** Fills what a pool leaves open. */
export function resolvePool<T extends PoolSection>(pool: T, tier: Partial<PoolSection> = {}): T & ResolvedPool {
  const own: ResolvedPool = withDefaults(defaults, tier);
  return withDefaults(own, pool);
}

/** Fills what the pools leave open. */
export function resolvePools(
  { spot = { general: {} }, fallback = {} }: PoolsSection = {},
  tier: Partial<PoolSection> = {},
): ResolvedPools {
  const pools = Object.entries(spot).map(([name, pool]) => [name, resolvePool(pool, tier)] as const);
  const first = pools[0]?.[1] ?? resolvePool({}, tier);
  const maxSize = pools.reduce((sum, [, pool]) => sum + pool.maxSize, 0);
  return { spot: Object.fromEntries(pools), fallback: withDefaults({ ...first, minSize: 0, maxSize }, fallback) };
}

/** What is wrong with the name of a Spot pool: it is part of the name of an Auto Scaling group, and the On-Demand pool and the system nodes have theirs. */
export function poolNameProblems(name: string, path: string): Problem[] {
  const form = /^(?!(fallback|system)$)[a-z][a-z0-9-]{0,18}[a-z0-9]$/;
  return unless(form.test(name), { path, value: name, fix: fix.name });
}

/** Rules between the fields of a pool of the right shape. */
export function poolRules({ minSize, maxSize }: Pick<ResolvedPool, 'minSize' | 'maxSize'>): Problem[] {
  const lower = `lower it, or raise maxSize, which is ${maxSize}`;
  return when(minSize > maxSize, { path: 'minSize', value: minSize, fix: lower, against: ['maxSize'] });
}

/** Everything wrong with the settings among a pool's props. */
export function poolSettingsProblems(pool: PoolSection): Problem[] {
  return settingsProblems(poolSchema, pool, (known) => poolRules(resolvePool(known)));
}

/** Rules of pools of the right shape: their names, and each one's own. */
export function poolsRules(pools: PoolsSection = {}, tier: Partial<PoolSection> = {}): Problem[] {
  const { spot, fallback } = resolvePools(pools, tier);
  const names = Object.keys(spot);
  const none = { path: 'spot', value: {}, fix: 'name at least one Spot pool, or leave it out' };
  return [
    ...unless(names.length > 0, none),
    ...names.flatMap((name) => poolNameProblems(name, pathBelow('spot', name))),
    ...Object.entries(spot).flatMap(([name, pool]) => problemsBelow(pathBelow('spot', name), poolRules(pool))),
    ...problemsBelow(fallbackName, poolRules(fallback)),
  ];
}

/** Everything wrong with the settings among the props of pools. */
export function poolsSettingsProblems(pools: PoolsSection): Problem[] {
  return settingsProblems(poolsSchema, pools, poolsRules);
}
