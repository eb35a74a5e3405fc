import type { AttributeChange, Shown } from '../changes/attribute-change';
import { isList, isObject, type Json } from '../plan/json';
import type { Change } from '../plan/plan';
import type { Step } from './condition';
import { valueAt } from './value-at';

/** A change of one leaf, with its path. */
export interface LeafStep extends Step {
  readonly path: string;
}

/** Every leaf that changes, of what is there on one side only too. */
export function stepsOf(changes: readonly AttributeChange[], change: Change): readonly LeafStep[] {
  return changes.flatMap((one) =>
    leaves(one.path, valueOf(one.before), valueOf(one.after), entriesAt(one.path, change)),
  );
}

function valueOf(shown: Shown): Json | undefined {
  if (shown.kind === 'absent') return undefined;
  return shown.kind === 'value' ? shown.value : null;
}

function leaves(
  path: string,
  from: Json | undefined,
  to: Json | undefined,
  entries: Step['entries'],
): readonly LeafStep[] {
  if (isObject(from) || isObject(to)) {
    const [old, fresh] = [isObject(from) ? from : {}, isObject(to) ? to : {}];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
    return keys.flatMap((key) => leaves(`${path}.${key}`, old[key], fresh[key], entries));
  }
  if (isList(from) || isList(to)) {
    const [old, fresh] = [isList(from) ? from : [], isList(to) ? to : []];
    const length = Math.max(old.length, fresh.length);
    const single = length === 1 && isObject(old[0] ?? fresh[0]);
    return Array.from({ length }, (_, index) =>
      leaves(single ? path : `${path}[${index}]`, old[index], fresh[index], [old.length, fresh.length]),
    ).flat();
  }
  return [{ path, from, to, entries }];
}

/** How many entries the list has that a path such as `subnets[]` or `override[m6i.large]` ends in. */
function entriesAt(path: string, { before, after }: Change): Step['entries'] {
  const list = /^(.*)\[[^\]]*\](?:\.[^[\]]*)?$/s.exec(path)?.[1];
  if (list === undefined || list.includes('[')) return undefined;
  const [old, fresh] = [valueAt(before, list), valueAt(after, list)];
  return isList(old) || isList(fresh) ? [isList(old) ? old.length : 0, isList(fresh) ? fresh.length : 0] : undefined;
}
