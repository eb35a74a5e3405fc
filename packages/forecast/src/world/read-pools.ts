import { daemonAllowance } from '@spot-serving/core/numbers';
import {
  buysSpot,
  chartValues,
  hoursPerMonth,
  instancePrice,
  listOf,
  type NodeGroup,
  numberOf,
  objectOf,
  type PlanObject,
  readNodeGroups,
  servicePrice,
  span,
  spotDiscount,
  textOf,
} from '@spot-serving/plan-review/deployed';

import type { Span } from './span';
import type { Pool } from './world';

/** Zones of a group of which nobody says its subnets. */
const unknownZones = 2;

/** What a pool is called, what labels its nodes have, and what is left of it for pods. */
export interface ReadPool extends Pool {
  readonly labels: NodeGroup['labels'];
}

/** The Auto Scaling groups that say what pods may use of their nodes; others hold no pod of a forecast. */
export function readPools(objects: readonly PlanObject[], region: string | undefined): readonly ReadPool[] {
  const { groups } = readNodeGroups(objects);
  return groups.flatMap((group) => {
    const values = objects.find(({ address }) => address === group.address)?.values ?? {};
    if (group.room === undefined || group.max === 0) return [];
    const { cpuMillicores, memoryMiB } = daemonAllowance;
    return [
      {
        name: textOf(values.name) ?? group.address,
        labels: group.labels,
        spot: buysSpot(group),
        min: group.min,
        max: group.max,
        room: { cpu: group.room.cpu - cpuMillicores, memory: group.room.memory - memoryMiB },
        zones: listOf(values.vpc_zone_identifier).length || unknownZones,
        priority: priorityOf(group, textOf(values.name), objects),
        price: priceOf(group, region),
      },
    ];
  });
}

/** What the autoscaler's priority expander is told of a group, by its name or, before that is known, by a reference to it; else Spot comes first. */
function priorityOf(group: NodeGroup, name: string | undefined, objects: readonly PlanObject[]): number {
  const [values = {}] = chartValues('cluster-autoscaler', objects);
  const id = group.address.split('.').at(-1) ?? group.address;
  const told = Object.entries(objectOf(values.expanderPriorities))
    .filter(([, patterns]) => listOf(patterns).some((pattern) => names(textOf(pattern) ?? '', id, name)))
    .flatMap(([priority]) => numberOf(priority) ?? []);
  return told.length > 0 ? Math.max(...told) : Number(buysSpot(group));
}

function names(pattern: string, id: string, name: string | undefined): boolean {
  if (pattern.includes(id)) return true;
  try {
    return name !== undefined && new RegExp(pattern).test(name);
  } catch {
    return false;
  }
}

/** USD for an hour: any of its types, at Spot's discount or without, and its disk. */
function priceOf(group: NodeGroup, region: string | undefined): Span | undefined {
  if (region === undefined) return undefined;
  const hour = span(
    group.types.flatMap((type) => {
      const price = instancePrice(type, region);
      return price === undefined ? [] : [{ low: price, high: price }];
    }),
  );
  if (hour === undefined) return undefined;
  const disk = ((servicePrice('gp3GiBMonth', region) ?? 0) * (group.diskGiB ?? 0)) / hoursPerMonth;
  const { low, high } = buysSpot(group) ? spotDiscount : { low: 0, high: 0 };
  return { low: hour.low * (1 - high) + disk, high: hour.high * (1 - low) + disk };
}
