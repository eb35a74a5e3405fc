import { code, codeCell } from '../render/escape';
import type { CostLine } from './cost-estimate';
import { type Level, type NodeCount, spotNodes } from './node-counts';
import { hoursPerMonth, instancePrice, servicePrice, spotDiscount } from './price-table';
import { exactly, nothing, type Range, span, times } from './range';

/** Lines, and what is missing from them. */
export interface Lines {
  readonly lines: readonly CostLine[];
  readonly unpriced: readonly string[];
}

const levels: readonly Level[] = ['floor', 'expected', 'ceiling'];

/** Fills a cost for each size. */
export function atEachLevel<T>(of: (level: Level) => T): Readonly<Record<Level, T>> {
  return { floor: of('floor'), expected: of('expected'), ceiling: of('ceiling') };
}

/** Nodes and their disks. The ceiling has Spot at the On-Demand price, which is the most that EC2 takes for it (EC2 user guide, "Spot Instances"). */
export function nodeLines(counts: readonly NodeCount[], region: string): Lines {
  const read = counts.map((count) => linesOf(count, region));
  return { lines: read.flatMap(({ lines }) => lines), unpriced: read.flatMap(({ unpriced }) => unpriced) };
}

/** What an hour of any of its types costs, On-Demand. */
export function onDemandHour({ groups }: NodeCount, region: string): Range | undefined {
  return span(typesOf(groups).flatMap((type) => exactlyKnown(instancePrice(type, region))));
}

/** What an hour of Spot costs where an hour of On-Demand costs `hour`. */
function spotHour(hour: Range): Range {
  return { low: hour.low * (1 - spotDiscount.high), high: hour.high * (1 - spotDiscount.low) };
}

function linesOf(count: NodeCount, region: string): Lines {
  const { groups, spot } = count;
  const addresses = groups.map(({ address }) => code(address)).join(', ');
  const hour = onDemandHour(count, region);
  if (hour === undefined)
    return { lines: [], unpriced: [`${addresses}: no price of its instance types in ${code(region)}`] };
  const nameless = typesOf(groups)
    .filter((type) => instancePrice(type, region) === undefined)
    .map((type) => code(type));
  const disk = diskLine(count, region);
  const cost = atEachLevel((level) => nodesCost(count, level, hour));
  return {
    lines: [
      {
        part: spot ? 'Spot nodes' : 'On-Demand nodes',
        cost,
        basis: `${numbers(count)} of ${typesOf(groups)
          .map((type) => codeCell(type))
          .join(', ')}`,
      },
      ...disk.lines,
    ],
    unpriced: [
      ...disk.unpriced,
      ...(nameless.length > 0
        ? [`${nameless.join(', ')}: no price in ${code(region)}; the others of the group stand for them`]
        : []),
      ...(count.missing > 0
        ? [`${addresses}: the pods need ${count.missing} more than the largest size of the group, so some wait`]
        : []),
    ],
  };
}

function nodesCost(count: NodeCount, level: Level, hour: Range): Range {
  const nodes = count.nodes[level];
  const spot = level === 'ceiling' ? 0 : spotNodes(count, nodes);
  const [cheap, dear] = [times(spotHour(hour), spot), times(hour, nodes - spot)];
  return times({ low: cheap.low + dear.low, high: cheap.high + dear.high }, hoursPerMonth);
}

function diskLine(count: NodeCount, region: string): Lines {
  const sizes = count.groups.map(({ diskGiB }) => diskGiB);
  const price = servicePrice('gp3GiBMonth', region);
  const addresses = count.groups.map(({ address }) => code(address)).join(', ');
  if (price === undefined)
    return {
      lines: [],
      unpriced: [`${addresses}: no price of gp3 in ${code(region)}, so disks of nodes are left out`],
    };
  const known = sizes.filter((size) => size !== undefined);
  if (known.length < sizes.length)
    return {
      lines: [],
      unpriced: [`${addresses}: the plan does not say which disks its nodes have, or they are no plain gp3`],
    };
  const disk = span(known.map(exactly)) ?? nothing;
  const cost = atEachLevel((level) => times(disk, count.nodes[level] * price));
  const gibibytes = [...new Set(known)].join(' or ');
  return {
    lines: [{ part: 'Disks of nodes', cost, basis: `${numbers(count)} with ${gibibytes} GiB of gp3` }],
    unpriced: [],
  };
}

function numbers({ nodes }: NodeCount): string {
  return levels.map((level) => nodes[level]).join(' / ');
}

function typesOf(groups: NodeCount['groups']): readonly string[] {
  return [...new Set(groups.flatMap(({ types }) => types))];
}

function exactlyKnown(price: number | undefined): readonly Range[] {
  return price === undefined ? [] : [exactly(price)];
}
