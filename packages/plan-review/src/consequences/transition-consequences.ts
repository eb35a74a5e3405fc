import type { Redaction } from '../redact/redaction';
import type { Item } from '../render/item';
import { visibleChanges } from '../render/visible-changes';
import { holds } from './condition';
import type { Consequence } from './consequence';
import { DATA_TRANSITIONS } from './data-transitions';
import { EXPOSURE_TRANSITIONS } from './exposure-transitions';
import { grouped, type Said } from './grouped-words';
import { NODE_TRANSITIONS } from './node-transitions';
import { isOfType } from './of-type';
import { POD_TRANSITIONS } from './pod-transitions';
import { RELEASE_TRANSITIONS } from './release-transitions';
import { REQUEST_TRANSITIONS } from './request-transitions';
import { roleOf } from './stake-of';
import { type LeafStep, stepsOf } from './steps-of';
import type { Transition } from './transition';
import { WATCH_TRANSITIONS } from './watch-transitions';

/** What a new object is judged by too. */
const OF_NEW: readonly Readonly<Record<string, Transition>>[] = [EXPOSURE_TRANSITIONS];

const ALL: readonly Readonly<Record<string, Transition>>[] = [
  ...OF_NEW,
  DATA_TRANSITIONS,
  WATCH_TRANSITIONS,
  NODE_TRANSITIONS,
  POD_TRANSITIONS,
  RELEASE_TRANSITIONS,
  REQUEST_TRANSITIONS,
];

/** What changes of attributes mean, by the tables of transitions: for each attribute the first row that fits, each row once for an object. */
export function transitionConsequences(items: readonly Item[], redaction: Redaction): readonly Consequence[] {
  return grouped(
    items.flatMap((item) => saidOf(item, redaction)),
    redaction,
  );
}

function saidOf(item: Item, redaction: Redaction): readonly Said[] {
  const tables = item.kind === 'create' ? OF_NEW : item.kind === 'update' || item.kind === 'replace' ? ALL : [];
  const { type, change } = item.change;
  const rows = tables.flatMap((table) => Object.values(table)).filter((row) => isOfType(type, row.type));
  if (rows.length === 0) return [];
  const found = new Map<Transition, LeafStep>();
  for (const step of stepsOf(visibleChanges(item, redaction), change)) {
    const row = rows.find((one) => one.attribute.test(step.path) && holds(one.when, step));
    if (row !== undefined && !found.has(row)) found.set(row, step);
  }
  return [...found].map(([row, step]) => ({ ...worded(row, item), step, item }));
}

/** What does nothing any more means what it means to lose it. */
function worded(row: Transition, { change }: Item): Omit<Said, 'item' | 'step'> {
  return (row.asGone ? roleOf(change.type, change.change.before) : undefined) ?? row;
}
