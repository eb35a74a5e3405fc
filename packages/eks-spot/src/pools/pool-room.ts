import { type Problem, type ResolvedPool, when } from '@spot-serving/core';
import { Token } from 'cdktf';
import { instanceType } from './instance-type';
import { nodeAddresses, nodesThatFit } from './node-addresses';
import { nodeResources } from './node-resources';

/** Blocks of the subnets that nodes start in; `undefined` when nobody said. */
export type SubnetCidrs = readonly string[] | undefined;

/** A pool, and where in the props it stands. */
export interface PlacedPool {
  /** Such as `spot.general`. */
  readonly path: string;
  /** The pool, with nothing left open. */
  readonly pool: ResolvedPool;
}

/** What is wrong with the most nodes of a pool that has the subnets to itself. */
export function roomProblems(pool: ResolvedPool, subnetCidrs: SubnetCidrs): Problem[] {
  const { maxSize: value } = pool;
  const perNode = addressesPerNode(pool);
  if (subnetCidrs === undefined || Token.isUnresolved(subnetCidrs) || perNode === 0) return [];
  const room = nodesThatFit(subnetCidrs, perNode);
  const fix = `the subnets (${subnetCidrs.join(', ')}) have room for ${room} nodes of ${perNode} addresses each; lower it, or take a larger network`;
  return when(value > room, { path: 'maxSize', value, fix });
}

/**
 * What is wrong with the most nodes of all pools together, which share the subnets: told of the largest. A pool that does not fit alone has
 * its own problem.
 */
export function sharedRoomProblems(pools: readonly PlacedPool[], subnetCidrs: SubnetCidrs): Problem[] {
  const known = pools.filter(({ pool }) => addressesPerNode(pool) > 0);
  const [largest] = [...known].sort((one, other) => other.pool.maxSize - one.pool.maxSize);
  if (subnetCidrs === undefined || Token.isUnresolved(subnetCidrs) || largest === undefined) return [];
  const { path, pool } = largest;
  const perNode = Math.max(...known.map((placed) => addressesPerNode(placed.pool)));
  const nodes = known.reduce((sum, placed) => sum + placed.pool.maxSize, 0);
  const room = nodesThatFit(subnetCidrs, perNode);
  const fix = `all pools have ${nodes} nodes together, and the subnets have room for ${room} of ${perNode} addresses each; lower some, or take a larger network`;
  const against = pools.map((placed) => `${placed.path}.maxSize`);
  const fits = nodes <= room || pool.maxSize > room;
  return when(!fits, { path: `${path}.maxSize`, value: pool.maxSize, fix, against });
}

/** Most addresses that a node of the pool takes; 0 while its types are not known. */
function addressesPerNode({ instanceTypes, rootVolumeGiB }: ResolvedPool): number {
  const types = instanceTypes.flatMap((name) => instanceType(name) ?? []);
  if (types.length === 0) return 0;
  const { maxPods } = nodeResources(types, rootVolumeGiB);
  return nodeAddresses(maxPods, Math.min(...types.map((type) => type.addressesPerInterface)));
}
