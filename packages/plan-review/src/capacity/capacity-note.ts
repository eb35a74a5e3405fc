import { spotNoticeSeconds } from '@spot-serving/core/numbers';

import { objectsOf, type PlanObject } from '../cost/plan-objects';
import { readPodSets } from '../cost/read-pod-sets';
import type { Plan } from '../plan/plan';
import { code, codeCell, codeHtml, prose } from '../render/escape';
import type { ReviewNote } from '../render/review-input';
import type { ModelPods } from './model-pods';
import { type Percentiles, percentiles } from './percentiles';
import { readModelPods, servesModel } from './read-model-pods';
import { readSurroundings, type Surroundings } from './surroundings';
import { type Wait, waitsOf } from './waits';

interface Capacity {
  readonly around: Surroundings;
  readonly models: readonly ModelPods[];
}

/** How soon an app answers with more pods, before and after its plans; undefined where it serves no model. */
export function capacityNote({
  app,
  plans,
}: {
  readonly app: string;
  readonly plans: readonly Plan[];
}): ReviewNote | undefined {
  const after = objectsOf(plans, 'after');
  if (!after.some(servesModel)) return undefined;
  const [was, is] = [capacityOf(objectsOf(plans, 'before')), capacityOf(after)];
  const rows = is.models.flatMap((pods) => rowsOf(pods, is.around, was));
  const table = ['| Pods | Missing because of | p50 | p95 |', '| --- | --- | ---: | ---: |', ...rows].join('\n');
  return {
    title: `Time to capacity of ${prose(app)}`,
    markdown: [table, '', ...remarks(is), '', ...terms(is)].join('\n'),
    ...inShort(was, is),
  };
}

/** The longest waits that change, for the head; nothing where none does. */
function inShort(was: Capacity, is: Capacity): Pick<ReviewNote, 'short'> {
  const changed = is.models.flatMap((pods) => {
    const earlier = was.models.find(({ name }) => name === pods.name);
    if (earlier === undefined) return [];
    return waitsOf(pods, is.around).flatMap(({ reason, terms: after }) => {
      const before = waitsOf(earlier, was.around).find((wait) => wait.reason === reason);
      if (before === undefined) return [];
      const [old, fresh] = [percentiles(before.terms), percentiles(after)].map(({ p95 }) => Math.round(p95)) as [
        number,
        number,
      ];
      return old === fresh ? [] : [{ reason, old, fresh, name: pods.name }];
    });
  });
  const [worst] = changed.sort((one, other) => other.fresh - other.old - (one.fresh - one.old));
  if (worst === undefined) return {};
  const more = changed.length > 1 ? `; and ${changed.length - 1} more` : '';
  return {
    short: `**Capacity**: after "${worst.reason}" ${code(worst.name)} is whole in ${worst.old} → ${worst.fresh} s (p95)${more}`,
  };
}

function capacityOf(objects: readonly PlanObject[]): Capacity {
  const sets = readPodSets(objects);
  return { around: readSurroundings(objects, sets), models: readModelPods(objects, sets) };
}

function rowsOf(pods: ModelPods, around: Surroundings, was: Capacity): readonly string[] {
  const waits = waitsOf(pods, around);
  if (pods.modelGiB === undefined)
    return [`| ${codeCell(pods.name)} | not known: the plan has no size of its volume \`models\` | | |`];
  const earlier = was.models.find(({ name }) => name === pods.name);
  const before = earlier === undefined ? [] : waitsOf(earlier, was.around);
  return waits.map((wait) =>
    row(
      pods,
      wait,
      before.find(({ reason }) => reason === wait.reason),
    ),
  );
}

function row({ name }: ModelPods, { reason, terms: after }: Wait, before: Wait | undefined): string {
  const [was, is] = [before && percentiles(before.terms), percentiles(after)];
  return `| ${[codeCell(name), reason, change(was, is, 'p50'), change(was, is, 'p95')].join(' | ')} |`;
}

function change(was: Percentiles | undefined, is: Percentiles, which: keyof Percentiles): string {
  const after = `${Math.round(is[which])} s`;
  const before = was === undefined ? after : `${Math.round(was[which])} s`;
  return before === after ? after : `${before} → ${after}`;
}

function remarks({ around, models }: Capacity): readonly string[] {
  const fixed = models.filter(({ scales }) => !scales).map(({ name }) => code(name));
  const unchecked = models.filter(({ checks }) => checks === undefined).map(({ name }) => code(name));
  const unsafe = models
    .filter((pods) => pods.onSpot && around.headroom < pods.atRisk)
    .map((pods) => late(pods, around));
  const held = around.headroom === 1 ? '1 placeholder gives' : `${around.headroom} placeholders give`;
  return [
    around.headroom > 0
      ? `${held} way to pods of a warned node at once; models on one node share them, and a second warning before they are back finds none.`
      : 'No placeholder is kept: after a Spot loss each pod waits for a new node.',
    ...unsafe,
    ...(unchecked.length > 0
      ? [`No Ingress says how the balancer checks ${unchecked.join(', ')}: that step is left out.`]
      : []),
    ...(fixed.length > 0 ? [`No autoscaler may add pods to ${fixed.join(', ')}.`] : []),
  ];
}

function late(pods: ModelPods, around: Surroundings): string {
  const loss = waitsOf(pods, around).find(({ reason }) => reason === 'Spot loss');
  const after = loss === undefined ? 0 : Math.round(percentiles(loss.terms).p95) - spotNoticeSeconds;
  const gap = after > 0 ? `, at p95 ${after} s after the warned node has gone` : '';
  return `⚠️ A warning takes up to ${pods.atRisk} of ${pods.replicas} pods of ${code(pods.name)}, and placeholders cover ${around.headroom}: the rest is back on a new node only${gap}.`;
}

/** The terms of the model that has most: others differ by the size of the model alone. */
function terms({ models, around }: Capacity): readonly string[] {
  const [longest] = models
    .map((pods) => ({ pods, waits: waitsOf(pods, around) }))
    .sort((a, b) => b.waits.length - a.waits.length);
  if (longest === undefined || longest.waits.length === 0) return [];
  const all = longest.waits.flatMap((wait) => wait.terms);
  const lines = all.filter(({ step }, index) => all.findIndex((one) => one.step === step) === index);
  const shown = lines.map(({ step, low, high, source }) => `- ${step}: ${seconds(low, high)} (${source})`);
  const summary = `Steps of ${codeHtml(longest.pods.name)}, each any time between its bounds, added up`;
  return [`<details><summary>${summary}</summary>`, '', ...shown, '', '</details>'];
}

function seconds(low: number, high: number): string {
  const [from, to] = [low, high].map((value) => Math.round(value * 10) / 10);
  return from === to ? `${from} s` : `${from} to ${to} s`;
}
