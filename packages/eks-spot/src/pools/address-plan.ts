import { parseCidr } from '@spot-serving/core';

/** Addresses of each subnet that AWS keeps (VPC user guide, "Subnet CIDR blocks"). */
const keptBySubnet = 5;

/** Something that takes addresses of private subnets. */
export interface AddressConsumer {
  /** What it is, for a table: `system nodes`. */
  readonly what: string;
  /** How many of it there are at most. */
  readonly count: number;
  /** Addresses that each takes, all of one subnet. */
  readonly each: number;
}

/** What takes addresses beside the nodes of pools. */
export interface OtherConsumers {
  /** In every subnet as many. */
  readonly inEach: readonly AddressConsumer[];
  /** Over all subnets. */
  readonly spread: readonly AddressConsumer[];
}

/** Nobody else. */
export const nobodyElse: OtherConsumers = { inEach: [], spread: [] };

/**
 * Whether everything finds addresses, in each subnet as well as in all of them: first what is in each, then the rest one by one, the largest first, each
 * where most is free. Whatever has no whole room in any subnet does not fit, though the free addresses of all together would do.
 *
 * @param subnetCidrs blocks that are written right; others count for nothing
 */
export function addressesSuffice(subnetCidrs: readonly string[], { inEach, spread }: OtherConsumers): boolean {
  const fixed = sumOf(inEach);
  const free = subnetCidrs.flatMap((cidr) => parseCidr(cidr) ?? []).map(({ size }) => size - keptBySubnet - fixed);
  const left = free.reduce((sum, one) => sum + one, 0);
  if (free.some((one) => one < 0) || sumOf(spread) > left) return false;
  const singles = spread.flatMap(({ count, each }) => Array.from({ length: count }, () => each));
  return singles
    .sort((one, other) => other - one)
    .every((each) => {
      const roomiest = free.indexOf(Math.max(...free));
      const rest = (free[roomiest] ?? 0) - each;
      if (roomiest < 0 || rest < 0) return false;
      free[roomiest] = rest;
      return true;
    });
}

/** Who takes how many addresses of how many, in words: a row for each, for a message. */
export function addressTable(subnetCidrs: readonly string[], { inEach, spread }: OtherConsumers): string {
  const subnets = subnetCidrs.length;
  const rows = [
    { what: 'kept by AWS', count: subnets, each: keptBySubnet },
    ...inEach.map((one) => ({ ...one, count: one.count * subnets })),
    ...spread,
  ].filter(({ count, each }) => count * each > 0);
  const all = subnetCidrs.reduce((sum, cidr) => sum + (parseCidr(cidr)?.size ?? 0), 0);
  const said = rows.map(({ what, count, each }) => `${what} ${count} x ${each} = ${count * each}`);
  return `${said.join(', ')}; ${sumOf(rows)} of ${all} in ${subnetCidrs.join(', ')}`;
}

function sumOf(consumers: readonly AddressConsumer[]): number {
  return consumers.reduce((sum, { count, each }) => sum + count * each, 0);
}
