import { isArray, type Value } from '../../value/value';
import type { Facts } from '../rule';
import { zoneId } from './zone-id';

/** A zone of a region. */
export interface AvailabilityZone {
  /** Name in this account, such as `eu-west-1a`. */
  readonly name: string;
  /** Zone id, the same in every account. */
  readonly id: string;
}

/** Most regions have three zones or more that are open to an account (AWS Regions and Availability Zones). */
const letters = ['a', 'b', 'c'];

/**
 * Zones of the region, without those that `exclude_names` and `exclude_zone_ids` leave out.
 *
 * Names are real in form, `<region>a` to `<region>c`; which letters an account sees, only AWS knows.
 */
export function availabilityZones(facts: Facts): readonly AvailabilityZone[] {
  const own = facts.known['region'];
  const region = typeof own === 'string' ? own : facts.place.region;
  const zones = letters.map((letter) => ({ name: `${region}${letter}`, id: zoneId(`${region}${letter}`) }));
  const left = (list: Value | undefined): readonly Value[] => (isArray(list) ? list : []);
  const [names, ids] = [left(facts.known['exclude_names']), left(facts.known['exclude_zone_ids'])];
  return zones.filter(({ name, id }) => !names.includes(name) && !ids.includes(id));
}
