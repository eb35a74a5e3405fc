import type { Redaction } from '../redact/redaction';
import type { Item } from '../render/item';
import type { Consequence } from './consequence';
import { grouped, type Said } from './grouped-words';
import { modelOf } from './object-name';
import { stakeOf } from './stake-of';

/** What goes with objects that are destroyed or replaced. What belongs to a model that goes is not told again. */
export function lossConsequences(items: readonly Item[], redaction: Redaction): readonly Consequence[] {
  const lost = items.filter(({ kind }) => kind === 'destroy' || kind === 'replace');
  const gone = modelsThatGo(lost);
  const told = lost.filter((item) => !gone.some((model) => belongsTo(item, model)));
  return grouped(
    told.flatMap((item) => saidOf(item)),
    redaction,
  );
}

function saidOf(item: Item): readonly Said[] {
  const { type, change } = item.change;
  const stake = stakeOf(type, change.before);
  if (item.kind === 'destroy')
    return [{ item, ...(stake ?? { severity: 'danger', topic: 'lost', words: '{name} is destroyed' }) }];
  const oldFirst = change.actions[0] === 'delete';
  if (stake?.holds) return [{ item, ...stake, words: `${stake.words} (a new one takes its place)` }];
  if (stake === undefined)
    return [{ item, severity: oldFirst ? 'danger' : 'care', topic: 'changes', words: `{name} is replaced, ${oldFirst ? 'the old one first' : 'the new one first'}` }];
  if (oldFirst) return [{ item, ...stake, words: `until a new one is there: ${stake.words}` }];
  return isRenewed(item) ? [] : [{ item, severity: 'care', topic: 'changes', words: '{name} is replaced, the new one first' }];
}

/** A ConfigMap whose name is made of its content: pods take the new one by themselves, and what differs in it is in the diff. */
export function isRenewed({ kind, change }: Item): boolean {
  return kind === 'replace' && change.change.actions[0] === 'create' && /^kubernetes_config_map(?:_v1)?$/.test(change.type);
}

/** A model that goes: its name, and where its objects are written. */
export interface GoneModel {
  readonly name: string;
  readonly app: string | undefined;
  readonly path: string | undefined;
}

/** Models whose pods go. */
export function modelsThatGo(lost: readonly Item[]): readonly GoneModel[] {
  return lost.flatMap(({ kind, change, origin, app }) => {
    const name = change.type.startsWith('kubernetes_deployment') ? modelOf(change.change.before) : undefined;
    if (kind !== 'destroy' || name === undefined) return [];
    return [{ name, app, path: origin?.path.split('/').slice(0, 3).join('/') }];
  });
}

/** Whether an object is another one of a model that goes, and goes with it. What holds data is always told. */
export function belongsTo({ change, origin, app, kind }: Item, model: GoneModel): boolean {
  if (kind !== 'destroy' || change.type.startsWith('kubernetes_deployment') || model.app !== app) return false;
  if (stakeOf(change.type, change.change.before)?.holds) return false;
  const inside = model.path !== undefined && origin?.path.startsWith(`${model.path}/`) === true;
  return inside || modelOf(change.change.before) === model.name;
}
