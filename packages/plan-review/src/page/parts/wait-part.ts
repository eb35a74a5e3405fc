import { percentiles } from '../../capacity/percentiles';
import { readModelPods } from '../../capacity/read-model-pods';
import { readSurroundings } from '../../capacity/surroundings';
import { waitsOf } from '../../capacity/waits';
import type { PlanObject } from '../../cost/plan-objects';
import { readPodSets } from '../../cost/read-pod-sets';
import { type Html, markup } from '../html/html';

const reasons = {
  'room on a node': 'More load, and a node has room',
  'new node': 'More load, and a node must come',
  'Spot loss': 'A Spot node is warned',
} as const;

interface WaitRow {
  readonly model: string;
  readonly reason: string;
  readonly p50: number;
  readonly p95: number;
}

/** How soon another pod answers, for each model and each reason: the bar is the middle, the pale rest goes to 95 of 100. */
export function waitPart(objects: readonly PlanObject[]): Html | undefined {
  const rows = waitRows(objects);
  if (rows.length === 0) return undefined;
  const most = Math.max(...rows.map(({ p95 }) => p95));
  const width = (seconds: number): number => Math.round((100 * seconds) / most);
  const bar = ({ model, p50, p95 }: WaitRow): Html =>
    markup`<div><dt>${model}<span>${Math.round(p50)} s, or ${Math.round(p95)} s at p95</span></dt><dd><div class="track" aria-hidden="true"><span class="seg s0 w${width(p50)}"></span><span class="seg maybe s6 w${width(p95) - width(p50)}"></span></div></dd></div>`;
  const cards = [...new Set(rows.map(({ reason }) => reason))].map(
    (reason) =>
      markup`<figure class="card"><figcaption><b>${reason}</b></figcaption><dl class="rows">${rows.filter((one) => one.reason === reason).map(bar)}</dl></figure>`,
  );
  return markup`<section id="scale" aria-labelledby="scale-title"><h2 id="scale-title">How soon it scales</h2>
<p>From the reason to a pod that answers: half of the time within the bar, 95 of 100 times within its pale end. All bars have one scale.</p><div class="grid3">${cards}</div></section>`;
}

/** The waits of all models, in seconds. */
export function waitRows(objects: readonly PlanObject[]): readonly WaitRow[] {
  const sets = readPodSets(objects);
  const around = readSurroundings(objects, sets);
  return readModelPods(objects, sets).flatMap((pods) =>
    waitsOf(pods, around).map(({ reason, terms }) => ({
      model: pods.name.replace(/^.*\//, ''),
      reason: reasons[reason],
      ...percentiles(terms),
    })),
  );
}
