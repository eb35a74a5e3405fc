import { textOf } from '../plan/json';
import { code } from '../render/escape';
import type { CostEstimate, CostLine } from './cost-estimate';
import { type NodeCount, nodeCounts, spotNodes } from './node-counts';
import { atEachLevel, nodeLines, onDemandHour } from './node-lines';
import { paidByUse } from './paid-by-use';
import type { PlanObject } from './plan-objects';
import { hoursPerMonth, spotDiscount } from './price-table';
import { type Range, sum, times } from './range';
import { readNodeGroups } from './read-node-groups';
import { readPodSets } from './read-pod-sets';
import { serviceLines } from './service-lines';

/** The region that all objects with one are in; undefined where there are several, or none says. */
export function regionOf(objects: readonly PlanObject[]): string | undefined {
  const regions = new Set(objects.flatMap(({ values }) => textOf(values.region) ?? []));
  return regions.size === 1 ? [...regions][0] : undefined;
}

/** What `objects`, all of one app, cost in a month in `region`. Only what the price table can cite is priced; the rest is named. */
export function estimateCost(objects: readonly PlanObject[], region: string): CostEstimate {
  const { groups, unread } = readNodeGroups(objects);
  const counts = nodeCounts(groups, readPodSets(objects));
  const [nodes, services] = [nodeLines(counts, region), serviceLines(objects, region)];
  const lines = merged([...nodes.lines, ...services.lines]);
  const byUse = paidByUse(objects);
  return {
    lines,
    total: atEachLevel((level) => sum(lines.map(({ cost }) => cost[level]))),
    losingSpot: losingSpot(counts, region),
    incomplete: unread.length + nodes.unpriced.length + services.unpriced.length > 0,
    unpriced: [
      ...unread.map((text) => code(text)),
      ...nodes.unpriced,
      ...services.unpriced,
      ...(byUse.length > 0
        ? [`by use, which no plan knows, or without a price in the table: ${byUse.join(', ')}; traffic`]
        : []),
    ],
  };
}

/** One line for each part, in the order of the first of it. */
function merged(lines: readonly CostLine[]): readonly CostLine[] {
  const parts = [...new Set(lines.map(({ part }) => part))];
  return parts.map((part) => {
    const same = lines.filter((line) => line.part === part);
    return {
      part,
      cost: atEachLevel((level) => sum(same.map(({ cost }) => cost[level]))),
      basis: same.map(({ basis }) => basis).join('; '),
    };
  });
}

function losingSpot(counts: readonly NodeCount[], region: string): Range | undefined {
  const dearer = counts.flatMap((count) => {
    const [hour, nodes] = [onDemandHour(count, region), spotNodes(count, count.nodes.expected)];
    if (hour === undefined || nodes === 0) return [];
    return [times({ low: hour.low * spotDiscount.low, high: hour.high * spotDiscount.high }, nodes * hoursPerMonth)];
  });
  return dearer.length === 0 ? undefined : sum(dearer);
}
