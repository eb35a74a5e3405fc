import type { CostEstimate } from '../../cost/cost-estimate';
import { estimateCost, regionOf } from '../../cost/estimate-cost';
import type { Level } from '../../cost/node-counts';
import { objectsOf } from '../../cost/plan-objects';
import type { Range } from '../../cost/range';
import type { Plan } from '../../plan/plan';
import { type Html, markup } from '../html/html';

const levels: Readonly<Record<Level, string>> = {
  floor: 'Floor: fewest nodes',
  expected: 'Expected: pods that the autoscalers keep',
  ceiling: 'Ceiling: every group at its largest',
};

/** Colours of parts; the last is for all further ones. */
const colours = 7;

/** What an app costs in a month, as bars of one scale: what is sure, and behind it what depends on Spot's price. Empty where nothing is priced. */
export function costPart(app: string, plans: readonly Plan[]): Html | undefined {
  const [before, after] = [objectsOf(plans, 'before'), objectsOf(plans, 'after')];
  const region = regionOf(after) ?? regionOf(before);
  if (region === undefined) return undefined;
  const [was, is] = [estimateCost(before, region), estimateCost(after, region)];
  if (is.lines.length === 0) return undefined;
  const most = Math.max(is.total.ceiling.high, was.total.ceiling.high, 1);
  const parts = [...is.lines].sort((one, other) => other.cost.expected.high - one.cost.expected.high);
  return markup`<figure class="card"><figcaption><b>${app}</b>: USD a month${is.incomplete ? ', at least: something has no price' : ''}</figcaption>
<dl class="rows">${(Object.keys(levels) as Level[]).map((level) => row(level, { was, is, parts, most }))}</dl>
<ul class="legend">${parts.map(({ part, cost }, index) => markup`<li><i class="s${Math.min(index, colours - 1)}"></i>${part} ${dollars(cost.expected)}</li>`)}</ul>
<p class="small">The legend has the expected amounts. Pale: between the lowest and the highest price of Spot.</p></figure>`;
}

interface Bars {
  readonly was: CostEstimate;
  readonly is: CostEstimate;
  readonly parts: CostEstimate['lines'];
  readonly most: number;
}

function row(level: Level, { was, is, parts, most }: Bars): Html {
  const [old, fresh] = [was.total[level], is.total[level]];
  const changed = was.lines.length > 0 && dollars(old) !== dollars(fresh);
  const width = (amount: number): number => Math.round((100 * amount) / most);
  const before = changed
    ? markup`<div class="was track" aria-hidden="true"><span class="seg s6 w${width(old.high)}"></span></div>`
    : markup``;
  const segments = parts.map(({ cost }, index) => {
    const wide = width(cost[level].low);
    return wide === 0 ? markup`` : markup`<span class="seg s${Math.min(index, colours - 1)} w${wide}"></span>`;
  });
  const spread = width(fresh.high) - width(fresh.low);
  const pale = spread > 0 ? markup`<span class="seg maybe s6 w${spread}"></span>` : markup``;
  return markup`<div><dt>${levels[level]}<span>${changed ? `${dollars(old)} → ` : ''}${dollars(fresh)}</span></dt><dd><div class="track" aria-hidden="true">${segments}${pale}</div>${before}</dd></div>`;
}

/** Whole dollars; both bounds where they differ. */
function dollars({ low, high }: Range): string {
  const [from = '', to = ''] = [low, high].map((amount) => Math.round(amount).toLocaleString('en-US'));
  return from === to ? from : `${from}–${to}`;
}
