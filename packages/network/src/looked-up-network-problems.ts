import { Token } from 'cdktf';

import { computeRegionProblems, type Problem, unless, when } from '@spot-serving/core';

/** Which VPC to look up, and which of its zones to use. */
export interface LookedUpNetworkProps {
  /** AWS region, such as `eu-west-1`; the one that the provider works in. */
  readonly region: string;
  /** Id of the VPC. @default by `vpcTags` */
  readonly vpcId?: string;
  /** Tags that exactly one VPC of the region has. @default by `vpcId` */
  readonly vpcTags?: Readonly<Record<string, string>>;
  /** Names of the zones to use, two or more, such as `eu-west-1a`; each has one subnet tagged `kubernetes.io/role/internal-elb` = `1`. */
  readonly availabilityZones: readonly string[];
  /** Whether each zone has also one subnet tagged `kubernetes.io/role/elb` = `1`. @default true - a look-up fails where it has none */
  readonly publicSubnets?: boolean;
}

/** Everything wrong with a look-up, at once. */
export function lookedUpNetworkProblems({
  region,
  vpcId,
  vpcTags,
  availabilityZones,
}: LookedUpNetworkProps): Problem[] {
  const problems = computeRegionProblems(region);
  if (vpcId === undefined && Object.keys(vpcTags ?? {}).length === 0) {
    problems.push({ path: 'vpcId', value: vpcId, fix: 'name the VPC by vpcId, or by vpcTags' });
  }
  if (vpcId !== undefined && vpcTags !== undefined) {
    problems.push({ path: 'vpcTags', value: vpcTags, fix: 'leave them out; vpcId names the VPC already' });
  }
  return [...problems, ...zoneProblems(region, availabilityZones)];
}

/** The zones become construct ids, so they must be known when the program runs. */
function zoneProblems(region: string, zones: readonly string[]): Problem[] {
  const path = 'availabilityZones';
  if (Token.isUnresolved(zones))
    return [{ path, value: 'known only at apply', fix: `write their names, such as '${region}a'` }];
  const count = when(zones.length < 2, {
    path,
    value: zones,
    fix: 'name at least two zones; EKS and load balancers want two',
  });
  const foreign = zones.flatMap((zone, index) => {
    const own = zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
    return unless(own, {
      path: `${path}[${index}]`,
      value: zone,
      fix: `name a zone of ${region}, such as '${region}a'`,
    });
  });
  const repeated = new Set(zones.filter((zone, index) => zones.indexOf(zone) !== index));
  return [...count, ...foreign, ...[...repeated].map((zone) => ({ path, value: zone, fix: 'name each zone once' }))];
}
