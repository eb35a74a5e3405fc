import type { Place } from '../behaviour/place';
import { isArray, member, textOf, type Value } from '../value/value';
import type { Problem } from './problem';

/** A region inside the name of a service: `com.amazonaws.eu-west-1.s3`. */
const serviceRegion = /^(?:cn\.)?com\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\./;

/** What belongs to another region than the one where a resource is made: zones, and services of an endpoint. */
export function placeProblems(type: string, config: Value, { region: home }: Place): readonly Problem[] {
  const own = member(config, 'region');
  const region = typeof own === 'string' && own !== '' ? own : home;
  return [...zoneProblems(config, region), ...(type === 'aws_vpc_endpoint' ? serviceProblems(config, region) : [])];
}

function zoneProblems(config: Value, region: string): readonly Problem[] {
  return ['availability_zone', 'availability_zones'].flatMap((name) => {
    const value = member(config, name);
    const zones: readonly Value[] = isArray(value) ? value : [value];
    return zones
      .filter((zone) => typeof zone === 'string' && zone !== '' && !isZoneOf(zone, region))
      .map((zone) => ({
        summary: `expected ${name} to be a zone of ${region}, got ${textOf(zone)}`,
        detail: 'AWS refuses it when it is applied (Amazon EC2 User Guide, "Regions and Zones").',
        path: [{ attribute_name: name }],
      }));
  });
}

/** A zone has a letter after the region's name, a Local or Wavelength Zone more. */
const isZoneOf = (zone: string, region: string): boolean =>
  zone.startsWith(region) && /^([a-z]$|-)/.test(zone.slice(region.length));

function serviceProblems(config: Value, region: string): readonly Problem[] {
  const [, other] = serviceRegion.exec(textOf(member(config, 'service_name'))) ?? [];
  if (other === undefined || other === region || member(config, 'service_region') !== null) return [];
  return [
    {
      summary: `expected service_name to be a service of ${region}, got one of ${other}`,
      detail:
        'AWS refuses it when it is applied: InvalidServiceName (AWS PrivateLink Guide; for another region set service_region).',
      path: [{ attribute_name: 'service_name' }],
    },
  ];
}
