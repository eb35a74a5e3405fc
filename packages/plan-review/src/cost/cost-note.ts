import type { Plan } from '../plan/plan';
import { code, prose } from '../render/escape';
import type { ReviewNote } from '../render/review-input';
import type { CostEstimate, CostLine } from './cost-estimate';
import { estimateCost, regionOf } from './estimate-cost';
import type { Level } from './node-counts';
import { objectsOf, type PlanObject } from './plan-objects';
import { spotDiscount } from './price-table';
import { nothing, type Range } from './range';
import { tableAge } from './table-age';

const levels: readonly Level[] = ['floor', 'expected', 'ceiling'];

/** Something to price. */
export interface CostNoteProps {
  readonly app: string;
  /** Plans of its stacks. */
  readonly plans: readonly Plan[];
  /** Stacks of it that have no plan, and are therefore left out. @default none */
  readonly missing?: readonly string[];
  /** For the age of the prices. */
  readonly today: Date;
}

/** What an app costs in a month, before and after its plans; undefined where nothing in it is priced or could be. */
export function costNote({ app, plans, missing = [], today }: CostNoteProps): ReviewNote | undefined {
  const [before, after] = [objectsOf(plans, 'before'), objectsOf(plans, 'after')];
  const region = regionOf(after) ?? regionOf(before);
  const title = `Cost of ${prose(app)} in a month`;
  if (region === undefined)
    return before.concat(after).some(isAws)
      ? { title, markdown: 'Not priced: the plans do not say one region.' }
      : undefined;
  const [was, is] = [estimateCost(before, region), estimateCost(after, region)];
  if (was.lines.length === 0 && is.lines.length === 0) return undefined;
  return {
    title,
    markdown: [table(was, is), sentences(was, is), '', tableAge(region, today), ...left(is, missing)].join('\n'),
    ...inShort(app, was, is),
  };
}

/** How much dearer the largest size may become before somebody should be asked: half as much again, and no trifle, USD a month. */
const noteworthyRise = { share: 1.5, amount: 100 };

/** What changes of the total, for the head; nothing where nothing does. */
function inShort(app: string, was: CostEstimate, is: CostEstimate): Pick<ReviewNote, 'short' | 'concern'> {
  const fresh = was.lines.length === 0;
  const all = (level: Level): string => (fresh ? dollars(is.total[level]) : change(was.total[level], is.total[level]));
  const same = levels.every((level) => dollars(was.total[level]) === dollars(is.total[level]));
  if (same && is.incomplete === was.incomplete) return {};
  const least = is.incomplete ? 'at least ' : '';
  const short = `**Cost** of ${prose(app)}: ${least}${all('expected')} USD a month as expected, ${all('ceiling')} at the largest size`;
  const [before, after] = [was.total.ceiling.high, is.total.ceiling.high];
  const dearer = !fresh && after > before * noteworthyRise.share && after - before > noteworthyRise.amount;
  return {
    short,
    ...(dearer
      ? {
          concern: `the most that ${prose(app)} may cost goes from ${dollars(was.total.ceiling)} to ${dollars(is.total.ceiling)} USD a month`,
        }
      : {}),
  };
}

function isAws({ type }: PlanObject): boolean {
  return type.startsWith('aws_');
}

function table(was: CostEstimate, is: CostEstimate): string {
  const parts = [...new Set([...is.lines, ...was.lines].map(({ part }) => part))];
  const of = ({ lines }: CostEstimate, part: string): CostLine | undefined => lines.find((line) => line.part === part);
  const fresh = was.lines.length === 0;
  const rows = parts.map((part) =>
    row([part, of(is, part)?.basis ?? 'gone'], of(was, part)?.cost, of(is, part)?.cost, fresh),
  );
  const head = [
    '| USD | Floor | Expected | Ceiling | Nodes, or objects (floor / expected / ceiling) |',
    '| --- | ---: | ---: | ---: | --- |',
  ];
  return [
    ...head,
    ...rows,
    row([is.incomplete ? '**Together, at least**' : '**Together**', ''], was.total, is.total, fresh),
  ].join('\n');
}

function row(
  [part, basis]: readonly [string, string],
  was: CostLine['cost'] | undefined,
  is: CostLine['cost'] | undefined,
  fresh: boolean,
): string {
  const cells = levels.map((level) =>
    fresh ? dollars(is?.[level] ?? nothing) : change(was?.[level] ?? nothing, is?.[level] ?? nothing),
  );
  return `| ${[part, ...cells, basis].join(' | ')} |`;
}

function change(was: Range, is: Range): string {
  const [before, after] = [dollars(was), dollars(is)];
  return before === after ? after : `${before} → ${after}`;
}

/** Whole dollars; both bounds where they differ. */
function dollars({ low, high }: Range): string {
  const [from = '', to = ''] = [low, high].map((amount) =>
    amount > 0 && amount < 0.5 ? '<1' : Math.round(amount).toLocaleString('en-US'),
  );
  return from === to ? from : `${from}–${to}`;
}

function sentences(was: CostEstimate, is: CostEstimate): string {
  const discount = `${Math.round(100 * spotDiscount.low)} to ${Math.round(100 * spotDiscount.high)} %`;
  const losing = is.losingSpot ?? nothing;
  const spot = `Spot is taken to cost ${discount} less than On-Demand (m6i.large, 2026); it moves.`;
  const price = `**The price of losing Spot** at the expected size: ${was.lines.length === 0 ? dollars(losing) : change(was.losingSpot ?? nothing, losing)} more.`;
  return [
    '',
    'Floor: fewest nodes and placeholders. Expected: the fewest pods that the autoscalers keep. Ceiling: every group at its largest size, at On-Demand prices.',
    ...(is.losingSpot === undefined && was.losingSpot === undefined ? [] : [`${price} ${spot}`]),
  ].join('\n');
}

function left({ unpriced }: CostEstimate, missing: readonly string[]): readonly string[] {
  const stacks = missing.length > 0 ? [`stacks without a plan: ${missing.map((stack) => code(stack)).join(', ')}`] : [];
  const all = [...stacks, ...unpriced];
  return all.length === 0 ? [] : ['', 'Not in these numbers:', ...all.map((text) => `- ${text}`)];
}
