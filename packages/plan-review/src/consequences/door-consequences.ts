import { type Reach, reachOf } from '../exposure/addresses';
import { type Door, doorsOf } from '../exposure/doors';
import type { Change, ResourceChange } from '../plan/plan';
import type { Redaction } from '../redact/redaction';
import { code } from '../render/escape';
import type { Item } from '../render/item';
import type { StackReview } from '../render/review-input';
import { counted, listed } from '../render/wording';
import type { Consequence } from './consequence';

/** Ways to one place, of all the objects that make them. */
interface Place {
  readonly before: Door[];
  readonly after: Door[];
  readonly items: Set<Item>;
}

const ranks: Readonly<Record<Reach, number>> = { nobody: 0, some: 1, everybody: 2 };

/**
 * Who may come in that could not before: the ranges of all rules of one place together, of objects that stay as they are too. What only lets out is not
 * counted.
 */
export function doorConsequences(
  stacks: readonly StackReview[],
  items: readonly Item[],
  redaction: Redaction,
): readonly Consequence[] {
  const opened = [...placesOf(stacks, items).values()].flatMap((place) => openedWider(place, redaction));
  const same = new Map<string, typeof opened>();
  for (const one of opened) same.set(one.who, [...(same.get(one.who) ?? []), one]);
  return [...same.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const places = listed(
      group.map(({ place }) => (redaction.hidesText(place) ? '(hidden)' : place)),
      3,
    );
    return [
      {
        severity: first.severity,
        topic: 'outside',
        text: `${first.who} may reach ${places}`,
        items: group.flatMap((one) => one.items),
      },
    ];
  });
}

function placesOf(stacks: readonly StackReview[], items: readonly Item[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const byChange = new Map(items.map((item) => [item.change, item]));
  for (const { name, result } of stacks) {
    for (const change of 'plan' in result ? result.plan.changes : []) {
      const [before, after] = [doors(change, 'before'), doors(change, 'after')];
      for (const door of before) placeAt(places, name, door).before.push(door);
      for (const door of after) placeAt(places, name, door).after.push(door);
      const item = byChange.get(change);
      if (item !== undefined) for (const door of after) placeAt(places, name, door).items.add(item);
    }
  }
  return places;
}

function doors(
  { mode, type, deposed, change }: ResourceChange,
  side: keyof Pick<Change, 'before' | 'after'>,
): readonly Door[] {
  return mode === 'managed' && deposed === undefined ? doorsOf(type, change[side]) : [];
}

function placeAt(places: Map<string, Place>, stack: string, { key }: Door): Place {
  const known = places.get(`${stack} ${key}`);
  if (known !== undefined) return known;
  const place: Place = { before: [], after: [], items: new Set() };
  places.set(`${stack} ${key}`, place);
  return place;
}

function openedWider({ before, after, items }: Place, redaction: Redaction) {
  if (items.size === 0) return [];
  const [old, fresh] = [before, after].map((doors) => [...new Set(doors.flatMap(({ cidrs }) => cidrs))]) as [
    string[],
    string[],
  ];
  const added = fresh.filter((cidr) => !old.includes(cidr));
  const [was, is] = [reachOf(old), reachOf(fresh)];
  if (is === 'nobody' || added.length === 0 || ranks[is] < ranks[was] || (is === 'everybody' && was === is)) return [];
  const asks = after.every(({ authenticates }) => authenticates);
  const some = added.filter((cidr) => reachOf([cidr]) !== 'nobody');
  if (is === 'some' && some.length === 0) return [];
  return [
    {
      who: is === 'everybody' ? `everybody${asks ? ' who can show who they are' : ''}` : someText(some, redaction),
      severity: is === 'everybody' && !asks ? ('danger' as const) : ('care' as const),
      place: after[0]?.place ?? '',
      items: [...items],
    },
  ];
}

function someText(cidrs: readonly string[], redaction: Redaction): string {
  if (cidrs.some((cidr) => redaction.hasSensitive(cidr))) return 'ranges of addresses that are not shown';
  return cidrs.length > 2
    ? counted(cidrs.length, 'range of addresses', 'ranges of addresses')
    : cidrs.map((cidr) => code(cidr)).join(' and ');
}
