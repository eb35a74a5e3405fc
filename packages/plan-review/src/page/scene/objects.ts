import { objectsOf, type PlanObject } from '../../cost/plan-objects';
import type { Plan } from '../../plan/plan';
import type { Item } from '../../render/item';
import type { Mark } from './scene';

/** An object of the picture: as it is after the plans, or as it was where it goes. */
export interface Drawn extends PlanObject {
  readonly mark: Mark;
}

const marks: Readonly<Partial<Record<Item['kind'], Mark>>> = {
  create: 'new',
  update: 'changed',
  replace: 'replaced',
  destroy: 'gone',
  forget: 'gone',
};

/** Every object that stands after some plans, and every one that goes, with what happens to it. */
export function drawnObjects(plans: readonly Plan[], items: readonly Item[]): readonly Drawn[] {
  const kinds = new Map(items.map(({ change, kind }) => [change.address, kind]));
  const after = objectsOf(plans, 'after');
  const there = new Set(after.map(({ address }) => address));
  const gone = objectsOf(plans, 'before').filter(
    ({ address }) => !there.has(address) && marks[kinds.get(address) ?? 'none'] === 'gone',
  );
  return [...after, ...gone].map((object) => ({
    ...object,
    mark: marks[kinds.get(object.address) ?? 'none'] ?? 'same',
  }));
}

const weight: readonly Mark[] = ['same', 'new', 'changed', 'replaced', 'gone'];

/** What happens to something that is made of several objects: what happens to all of them, or else that it changes. */
export function together(all: readonly Mark[]): Mark {
  const [first = 'same'] = all;
  if (all.every((mark) => mark === first)) return first;
  return all.includes('replaced') ? 'replaced' : 'changed';
}

/** The most that happens to any of some objects. */
export function worst(all: readonly Mark[]): Mark {
  return [...all].sort((one, other) => weight.indexOf(other) - weight.indexOf(one))[0] ?? 'same';
}
