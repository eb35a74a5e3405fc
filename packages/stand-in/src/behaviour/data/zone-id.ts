import { knownZones } from './known-zones';

const directions = ['north', 'south', 'east', 'west', 'central'];

/**
 * Id of a zone by its name: that of the table, such as `use1-az3` for `us-east-1e`; of a zone that it lacks, one of the same form, in which the first
 * letter has the first number.
 *
 * The abbreviation is AWS's (AWS Regions and Availability Zones, "Availability Zone IDs").
 */
export function zoneId(zone: string): string {
  const [, region = '', letter = 'a'] = /^(.*\d)([a-z])$/.exec(zone) ?? [];
  const known = knownZones(region)?.[zone];
  if (known !== undefined) return known;
  const abbreviated = region.split('-').map((part, at) => (at === 0 ? part : initials(part)));
  return `${abbreviated.join('')}-az${letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1}`;
}

/** `southeast` becomes `se`; `gov` becomes `g`; numbers stay. */
function initials(part: string): string {
  const found = directions
    .filter((direction) => part.includes(direction))
    .sort((one, other) => part.indexOf(one) - part.indexOf(other));
  return found.length > 0 ? found.map((direction) => direction.charAt(0)).join('') : part.replace(/^gov$/, 'g');
}
