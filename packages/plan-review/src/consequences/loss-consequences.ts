import type { Redaction } from '../redact/redaction';
import type { Item } from '../render/item';
import type { Consequence } from './consequence';
import { grouped, type Said } from './grouped-words';
import { modelOf } from './object-name';
import { roleOf, stakeOf } from './stake-of';

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
  const general = stake?.holds || roleOf(type, change.before) !== undefined ? {} : ({ general: true } as const);
  if (item.kind === 'destroy')
    return [{ item, ...general, ...(stake ?? { severity: 'danger', topic: 'lost', words: 'destroyed: {name}' }) }];
  const oldFirst = change.actions[0] === 'delete';
  if (stake?.holds) return [{ item, ...stake, words: `${stake.words} (a new one takes its place)` }];
  if (stake === undefined)
    return [
      {
        item,
        severity: oldFirst ? 'danger' : 'care',
        topic: 'changes',
        words: `replaced, ${oldFirst ? 'the old one goes first' : 'the new one comes first'}: {name}`,
      },
    ];
  if (oldFirst) return [{ item, ...general, ...stake, words: `until a new one is there: ${stake.words}` }];
  return isRenewed(item)
    ? []
    : [{ item, severity: 'care', topic: 'changes', words: 'replaced, the new one comes first: {name}' }];
}

/** A ConfigMap whose name is made of its content: pods take the new one by themselves, and what differs in it is in the diff. */
export function isRenewed({ kind, change }: Item): boolean {
  return (
    kind === 'replace' && change.change.actions[0] === 'create' && /^kubernetes_config_map(?:_v1)?$/.test(change.type)
  );
}

/** A model that goes. */
export interface GoneModel {
  readonly name: string;
  readonly app: string | undefined;
}

/** Models whose pods go. */
export function modelsThatGo(lost: readonly Item[]): readonly GoneModel[] {
  return lost.flatMap(({ kind, change, app }) => {
    const name = change.type.startsWith('kubernetes_deployment') ? modelOf(change.change.before) : undefined;
    return kind !== 'destroy' || name === undefined ? [] : [{ name, app }];
  });
}

/**
 * Whether an object is another one of a model that goes, and goes with it: by its labels, or by its name in Terraform, which has the construct's path in it
 * (`Models_ranker_StableIdentity_Role_29BCF904`). What holds data is always told.
 */
export function belongsTo({ change, app, kind }: Item, { name, app: own }: GoneModel): boolean {
  if (kind !== 'destroy' || change.type.startsWith('kubernetes_deployment') || app !== own) return false;
  if (stakeOf(change.type, change.change.before)?.holds) return false;
  const parts = change.address.replace(/^.*\./, '').split('_');
  const base = name.replace(/-canary$/, '');
  const named = parts.includes(base) && (base === name || parts.some((part) => part.startsWith('Canary')));
  return named || modelOf(change.change.before) === name;
}
