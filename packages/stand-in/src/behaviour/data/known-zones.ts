import table from './zones.json';

const zones: Readonly<Record<string, Readonly<Record<string, string>>>> = table.zones;

/**
 * Zones of `region` that are open to every account, by name, with their ids; undefined for a region that is none, or whose zones the table, which names
 * its source, lacks. Which letter has which id differs between accounts; these are those of the account that somebody recorded.
 */
export function knownZones(region: string): Readonly<Record<string, string>> | undefined {
  return Object.hasOwn(zones, region) ? zones[region] : undefined;
}
