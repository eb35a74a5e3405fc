import table from './regions.json';

const zones: Readonly<Record<string, readonly string[]>> = table.zones;

/** The day on which the table was read from its sources, which it names, such as `2026-11-27`. */
export const regionsRead: string = table.about.read;

/** Ids of the zones in which EKS places no control plane (EKS user guide, "View Amazon EKS networking requirements for VPC and subnets"). */
export const zonesWithoutEks: readonly string[] = table.about.withoutEks;

/**
 * Ids of the zones of `region`, open to every account, in which EKS places a cluster; `undefined` for a region that the table lacks. Every region in
 * it has EKS and Pod Identity.
 */
export function eksZones(region: string): readonly string[] | undefined {
  return Object.hasOwn(zones, region) ? zones[region] : undefined;
}

/** Known regions that somebody may have meant by `region`: of the same place, else of the same continent. */
export function nearRegions(region: string): readonly string[] {
  const [continent = '', direction = ''] = region.split('-');
  const known = Object.keys(zones).sort();
  const near = known.filter((one) => one.startsWith(`${continent}-${direction}-`));
  return near.length > 0 ? near : known.filter((one) => one.startsWith(`${continent}-`));
}
