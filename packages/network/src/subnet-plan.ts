import { parseCidr, subCidr } from '@spot-serving/core';

/** IPv4 blocks of the subnets of a VPC, one of each kind per zone. */
export interface SubnetPlan {
  /** For nodes and pods: a quarter of the VPC each. */
  readonly private: readonly string[];
  /** For load balancers and NAT gateways: a sixty-fourth of the VPC each, from its last quarter. */
  readonly public: readonly string[];
  /** For internal load balancers alone: as large as the public ones, behind them. */
  readonly balancer: readonly string[];
}

/** Quarters, because at most three zones are used and the fourth is left for everything else. */
const privateBits = 2;
/**
 * Sixty-fourths. A /20, the smallest VPC that core allows, gives a /26 with 59 addresses to use (AWS keeps five of each subnet: VPC user
 * guide, "Subnet CIDR blocks"); a load balancer wants at least a /27 with eight addresses free (Application Load Balancers guide, "Subnets
 * for your load balancer").
 */
const publicBits = 6;
const firstPublic = 3 * 2 ** (publicBits - privateBits);
/** Behind as many public ones as there may be zones, and one. */
const firstBalancer = firstPublic + 2 ** privateBits;

/**
 * Splits the VPC `cidr` into subnets for `zones` zones. A /16 gives private /18 and public /22 subnets.
 *
 * A block depends on its zone's position only, so going from two zones to three moves no subnet. The rest of the last quarter stays free.
 *
 * @throws RangeError when `cidr` is not a block, or there is no room for so many zones
 */
export function subnetPlan(cidr: string, zones: number): SubnetPlan {
  const vpc = parseCidr(cidr);
  if (!vpc || zones >= 2 ** privateBits)
    throw new RangeError(`${cidr} cannot be split into subnets for ${zones} zones`);
  const positions = Array.from({ length: zones }, (_, position) => position);
  return {
    private: positions.map((position) => subCidr(vpc, vpc.prefix + privateBits, position)),
    public: positions.map((position) => subCidr(vpc, vpc.prefix + publicBits, firstPublic + position)),
    balancer: positions.map((position) => subCidr(vpc, vpc.prefix + publicBits, firstBalancer + position)),
  };
}
