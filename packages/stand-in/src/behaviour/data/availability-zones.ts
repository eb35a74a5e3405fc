import { isArray, type Value } from '../../value/value';
import type { Facts } from '../rule';
import { knownZones } from './known-zones';
import { zoneId } from './zone-id';

/** A zone of a region. */
export interface AvailabilityZone {
  /** Name in this account, such as `eu-west-1a`. */
  readonly name: string;
  /** Zone id, the same in every account. */
  readonly id: string;
}

/** Zones of a region that the table lacks, which a provider takes only when told to: as most regions have them. */
const letters = ['a', 'b', 'c'];

/**
 * Zones of the region that are open to every account, without those that `exclude_names` and `exclude_zone_ids` leave out: six in us-east-1, `a`, `b` and
 * `d` in ca-central-1, two in us-west-1.
 */
export function availabilityZones(facts: Facts): readonly AvailabilityZone[] {
  const own = facts.known['region'];
  const region = typeof own === 'string' ? own : facts.place.region;
  const all = Object.keys(knownZones(region) ?? {});
  const named = all.length > 0 ? all : letters.map((letter) => `${region}${letter}`);
  const zones = named.map((name) => ({ name, id: zoneId(name) }));
  const left = (list: Value | undefined): readonly Value[] => (isArray(list) ? list : []);
  const [names, ids] = [left(facts.known['exclude_names']), left(facts.known['exclude_zone_ids'])];
  return zones.filter(({ name, id }) => !names.includes(name) && !ids.includes(id));
}
