import { isOfType } from '../plan/of-type';
import type { Redaction } from '../redact/redaction';
import type { Item } from '../render/item';
import { visibleChanges } from '../render/visible-changes';
import { holds } from './condition';
import type { Consequence } from './consequence';
import { dataTransitions } from './data-transitions';
import { exposureTransitions } from './exposure-transitions';
import { grouped, type Said } from './grouped-words';
import { lockTransitions } from './lock-transitions';
import { nodeTransitions } from './node-transitions';
import { podTransitions } from './pod-transitions';
import { releaseTransitions } from './release-transitions';
import { requestTransitions } from './request-transitions';
import { roleOf } from './stake-of';
import { type LeafStep, stepsOf } from './steps-of';
import type { Transition } from './transition';
import { watchTransitions } from './watch-transitions';

/** What a new object is judged by too. */
const ofNew: readonly Readonly<Record<string, Transition>>[] = [exposureTransitions];

const all: readonly Readonly<Record<string, Transition>>[] = [
  ...ofNew,
  dataTransitions,
  lockTransitions,
  watchTransitions,
  nodeTransitions,
  podTransitions,
  releaseTransitions,
  requestTransitions,
];

/** What changes of attributes mean, by the tables of transitions: for each attribute the first row that fits, each row once for an object. */
export function transitionConsequences(items: readonly Item[], redaction: Redaction): readonly Consequence[] {
  const known = new Rows();
  return grouped(
    items.flatMap((item) => saidOf(item, redaction, known)),
    redaction,
  );
}

function saidOf(item: Item, redaction: Redaction, known: Rows): readonly Said[] {
  const { change } = item.change;
  const rows = known.of(item);
  if (rows.length === 0) return [];
  const found = new Map<Transition, LeafStep>();
  for (const step of stepsOf(visibleChanges(item, redaction), change)) {
    const row = rows.find((one) => one.attribute.test(step.path) && holds(one.when, step));
    // What an import did not read was there all the same.
    if (step.from === undefined && change.importing !== undefined) continue;
    if (row !== undefined && !found.has(row)) found.set(row, step);
  }
  return [...found].map(([row, step]) => ({ ...worded(row, item), step, item }));
}

/** The rows for each kind and type of item: a plan has thousands of objects of few types. */
class Rows {
  private readonly ofNew = new Map<string, readonly Transition[]>();
  private readonly ofChanged = new Map<string, readonly Transition[]>();

  of({ kind, change: { type } }: Item): readonly Transition[] {
    if (kind === 'create') return this.known(type, this.ofNew, ofNew);
    return kind === 'update' || kind === 'replace' ? this.known(type, this.ofChanged, all) : [];
  }

  private known(type: string, rows: Map<string, readonly Transition[]>, tables: typeof all): readonly Transition[] {
    const known = rows.get(type);
    if (known !== undefined) return known;
    const found = tables.flatMap(Object.values<Transition>).filter((row) => isOfType(type, row.type));
    rows.set(type, found);
    return found;
  }
}

/** What does nothing any more means what it means to lose it. */
function worded(row: Transition, { change }: Item): Omit<Said, 'item' | 'step'> {
  return (row.asGone ? roleOf(change.type, change.change.before) : undefined) ?? row;
}
