import { type InUse, inUse } from '../../tables/in-use/in-use';
import { isMap, member, type Value, type ValueMap } from '../../value/value';
import { textsAt } from './texts-at';
import { keyOf, type LiveObject, type World } from './world';

/** An object that uses another, and the row of the table that says so. */
export interface FoundUse {
  readonly row: InUse;
  readonly user: LiveObject;
}

/** Whatever of the live objects does not let one go. */
export function usesOf(type: string, values: Value, world: World): readonly FoundUse[] {
  if (!isMap(values)) return [];
  const rows = Object.values(inUse).filter(({ used, rule }) => used === type && !isFreed(values, rule.unless));
  return rows.flatMap((row) =>
    world
      .ofType(row.user)
      .filter((user) => user.type !== type || keyOf(user.values) !== keyOf(values))
      .filter((user) => holds(user.values, row, values, world) && (row.use.when?.(user.values, values) ?? true))
      .map((user) => ({ row, user })),
  );
}

const isFreed = (values: ValueMap, unless: string | undefined): boolean =>
  unless !== undefined && member(values, unless) === true;

function holds(user: ValueMap, { at, use }: InUse, used: ValueMap, world: World): boolean {
  const wanted = member(used, use.of);
  if (typeof wanted !== 'string' || wanted === '' || isElsewhere(user, used, use.of)) return false;
  const held = textsAt(user, at);
  const { through } = use;
  if (through === undefined) return names(held, wanted, use.within);
  return world.ofType(through.type).some((between) => {
    const key = member(between.values, through.of);
    return (
      typeof key === 'string' &&
      names(held, key, use.within) &&
      names(textsAt(between.values, through.at), wanted, undefined)
    );
  });
}

/** Names are taken once in a region, so the same name in another one is another object. */
function isElsewhere(user: ValueMap, used: ValueMap, of: string): boolean {
  const [here, there] = [member(user, 'region'), member(used, 'region')];
  return of !== 'arn' && typeof here === 'string' && typeof there === 'string' && here !== there;
}

/** Whether one of the texts is the name, or contains it as a word of its own. */
function names(held: readonly string[], name: string, within: true | undefined): boolean {
  if (!within) return held.includes(name);
  const word = new RegExp(`(?<![\\w./-])${name.replace(/[^\w]/g, '\\$&')}(?![\\w/-])`);
  return held.some((text) => word.test(text));
}
