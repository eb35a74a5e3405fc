const directions = ['north', 'south', 'east', 'west', 'central'];

/**
 * Id of a zone by its name: `eu-west-1a` is `euw1-az1`, `us-gov-east-1b` is `usge1-az2`.
 *
 * The abbreviation is AWS's (AWS Regions and Availability Zones, "Availability Zone IDs"). Which letter has which id
 * differs between accounts; here the first letter has the first.
 */
export function zoneId(zone: string): string {
  const [, region = '', letter = 'a'] = /^(.*\d)([a-z])$/.exec(zone) ?? [];
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
