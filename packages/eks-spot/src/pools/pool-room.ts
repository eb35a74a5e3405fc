import { Token } from 'cdktf';

import { type Problem, type ResolvedPool, when } from '@spot-serving/core';

import { type AddressConsumer, addressesSuffice, addressTable, nobodyElse, type OtherConsumers } from './address-plan';
import { instanceType } from './instance-type';
import { nodeAddresses } from './node-addresses';
import { nodeResources } from './node-resources';

/** Blocks of the subnets that nodes start in; `undefined` when nobody said. */
export type SubnetCidrs = readonly string[] | undefined;

/** The subnets of nodes, and who takes addresses of them beside pools. */
export interface NodeRoom {
  readonly subnetCidrs: SubnetCidrs;
  /** @default nobody */
  readonly others?: OtherConsumers;
}

/** A pool, and where in the props it stands. */
export interface PlacedPool {
  /** Such as `spot.general`. */
  readonly path: string;
  /** The pool, with nothing left open. */
  readonly pool: ResolvedPool;
  /** Whether it has as many nodes as all others together, because nobody said otherwise. @default false */
  readonly follows?: boolean;
}

/**
 * Share by which a group passes its most nodes for a while, one at least: what a rolling refresh starts before it ends an old node (`maxHealthyPercentage` of
 * `NodePool`), and what Capacity Rebalancing may start above the maximum (EC2 Auto Scaling user guide, "Capacity Rebalancing": by up to 10 percent).
 */
const surplusShare = 0.1;

/** What is wrong with the most nodes of a pool that shares the subnets with no other pool. */
export function roomProblems(pool: ResolvedPool, room: NodeRoom): Problem[] {
  const { maxSize: value } = pool;
  if (!isKnown(room.subnetCidrs) || addressesPerNode(pool) === 0 || fits([{ path: '', pool }], room)) return [];
  return [{ path: 'maxSize', value, fix: fixOf([{ path: 'nodes', pool }], { path: 'nodes', pool }, room) }];
}

/**
 * What is wrong with the most nodes of all pools together, which share the subnets: told of the largest that somebody wrote. A pool that does not fit alone has
 * its own problem.
 */
export function sharedRoomProblems(pools: readonly PlacedPool[], room: NodeRoom): Problem[] {
  const known = pools.filter(({ pool }) => addressesPerNode(pool) > 0);
  const written = known.filter(({ follows = false }) => !follows);
  const [largest] = written.toSorted((one, other) => other.pool.maxSize - one.pool.maxSize);
  if (!isKnown(room.subnetCidrs) || largest === undefined) return [];
  const alone = written.every((one) => fits([one], room));
  const { path, pool } = largest;
  const against = pools.map((placed) => `${placed.path}.maxSize`);
  return when(alone && !fits(known, room), {
    path: `${path}.maxSize`,
    value: pool.maxSize,
    fix: fixOf(known, largest, room),
    against,
  });
}

function isKnown(subnetCidrs: SubnetCidrs): subnetCidrs is readonly string[] {
  return subnetCidrs !== undefined && !Token.isUnresolved(subnetCidrs);
}

function fits(pools: readonly PlacedPool[], { subnetCidrs = [], others = nobodyElse }: NodeRoom): boolean {
  return addressesSuffice(subnetCidrs, withPools(pools, others));
}

function fixOf(pools: readonly PlacedPool[], largest: PlacedPool, room: NodeRoom): string {
  const { subnetCidrs = [], others = nobodyElse } = room;
  const possible = mostThatFit(pools, largest, room);
  const remedy = possible > 0 ? `lower it to ${possible}, or take a larger network` : 'take a larger network';
  return `the private subnets have too few addresses (${addressTable(subnetCidrs, withPools(pools, others))}); ${remedy}`;
}

/** The most nodes of one pool with which all fit; 0 where even none of it does. */
function mostThatFit(pools: readonly PlacedPool[], one: PlacedPool, room: NodeRoom): number {
  const withMost = (maxSize: number) =>
    followed(pools.map((placed) => (placed.path === one.path ? sized(placed, maxSize) : placed)));
  let [low, high] = [0, one.pool.maxSize];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(withMost(middle), room)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sized(placed: PlacedPool, maxSize: number): PlacedPool {
  return { ...placed, pool: { ...placed.pool, maxSize } };
}

/** Pools of which those that follow have as many nodes as the others together. */
function followed(pools: readonly PlacedPool[]): readonly PlacedPool[] {
  const sum = pools.reduce((nodes, { pool, follows = false }) => nodes + (follows ? 0 : pool.maxSize), 0);
  return pools.map((placed) => (placed.follows ? sized(placed, sum) : placed));
}

function withPools(pools: readonly PlacedPool[], { inEach, spread }: OtherConsumers): OtherConsumers {
  return { inEach, spread: [...pools.flatMap(consumersOf), ...spread] };
}

function consumersOf({ path, pool }: PlacedPool): readonly AddressConsumer[] {
  const each = addressesPerNode(pool);
  const surplus = pool.maxSize === 0 ? 0 : Math.max(1, Math.ceil(pool.maxSize * surplusShare));
  return [
    { what: path, count: pool.maxSize, each },
    { what: `a tenth more of ${path} while nodes are replaced`, count: surplus, each },
  ];
}

/** Most addresses that a node of the pool takes; 0 while its types are not known. */
function addressesPerNode({ instanceTypes, rootVolumeGiB }: ResolvedPool): number {
  const types = instanceTypes.flatMap((name) => instanceType(name) ?? []);
  if (types.length === 0) return 0;
  const { maxPods } = nodeResources(types, rootVolumeGiB);
  return nodeAddresses(maxPods, Math.min(...types.map((type) => type.addressesPerInterface)));
}
