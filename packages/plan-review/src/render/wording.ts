import type { Alike } from './alike';
import { code } from './escape';
import type { Group } from './grouped';
import type { Item } from './item';
import { inRegions, roleOf } from './regions';
import type { Detail } from './section';

/** Such as `1 block`, `2 blocks`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** Names as code, the first few of them. */
export function listed(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).map((name) => code(name));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}

/** The stacks of a group: `in x`, or `×2: x, y`. */
export function whereabouts(stacks: readonly string[]): string {
  return stacks.length === 1 ? `in ${listed(stacks)}` : `×${stacks.length}: ${listed(stacks)}`;
}

/** Where items are, which are one in each of their stacks: the stacks, or the regions that stand for each other. */
export function placeOf(items: readonly Item[], same?: boolean): string {
  const stacks = [...new Set(items.map(({ stack }) => stack))];
  const regions = inRegions(items, same);
  const roles = new Set(items.map(({ stack, app }) => roleOf({ name: stack, app })));
  if (regions === undefined || roles.size > 1) return whereabouts(stacks);
  return stacks.length === 1 ? `${whereabouts(stacks)}, ${regions}` : `in ${listed([...roles])}, ${regions}`;
}

/**
 * First line of a block: what happens, to which address, in which stacks.
 *
 * @param same whether all of it is the same in these @default whether the objects are
 */
export function headline(verb: string, { first, all }: Group<Item>, same?: boolean): string {
  return `**${verb}** ${code(first.change.address)} ${placeOf(all, same)}`;
}

/** The construct and package of an item, as a line of a list; nothing where they are not known. */
export function originLines({ origin }: Item): readonly string[] {
  if (origin === undefined) return [];
  return [`- Construct ${code(origin.path)}${origin.package === undefined ? '' : `, package ${code(origin.package)}`}`];
}

/** Where an object comes from, for what is moved or imported besides. */
export function besides({ change }: Item): readonly string[] {
  const { previousAddress, change: one } = change;
  return [
    ...(previousAddress === undefined ? [] : [`- Moved from ${code(previousAddress)}`]),
    ...(one.importing === undefined ? [] : [`- Imported as ${code(one.importing)}`]),
  ];
}

/** Names in a headline of many. */
const many = { comment: 8, summary: 500 } as const;

/** First line of a block of several objects that change alike: what happens, how many of which type, and their names. */
export function alikeHeadline(verb: string, { first, all }: Alike, detail: Detail, same?: boolean): string {
  if (all.length === 1) return headline(verb, first, same);
  const names = all.map((group) => nameIn(group.first.change, detail));
  const where = placeOf(first.all, same);
  return `**${verb}** ${all.length} × ${code(first.first.change.type)} ${where}: ${listed(names, many[detail])}`;
}

/** An address, without the type that stands before it where room is short. */
function nameIn({ address, type }: Item['change'], detail: Detail): string {
  if (detail === 'summary') return address;
  return address.startsWith(`${type}.`) ? address.slice(type.length + 1) : address;
}
