import { requestNodes } from './node-autoscaler';
import { placeholderFor, roomFor } from './placement';
import { bind, vanish } from './pods';
import type { PodSet, State } from './state';

/** Gives pending pods what room there is, the oldest first and placeholders last, and asks for nodes for the others. */
export function settle(state: State): void {
  if (!state.unsettled) return;
  state.unsettled = false;
  const waiting = new Set(state.sets.filter(({ pending }) => pending.size > 0));
  for (let set = oldest(waiting); set !== undefined; set = oldest(waiting))
    if (!placeOne(state, set) || set.pending.size === 0) waiting.delete(set);
  const { placeholders } = state;
  while (placeholders.pending.size > 0 && placeOne(state, placeholders));
  if (placeholders.pending.size > 0 || state.sets.some(({ pending }) => pending.size > 0)) requestNodes(state);
}

function oldest(sets: ReadonlySet<PodSet>): PodSet | undefined {
  let [found, created] = [undefined as PodSet | undefined, Infinity];
  for (const set of sets) {
    const [first] = set.pending;
    if (first !== undefined && first.created < created) [found, created] = [set, first.created];
  }
  return found;
}

function placeOne(state: State, set: PodSet): boolean {
  const [pod] = set.pending;
  if (pod === undefined) return false;
  const free = roomFor(state, set);
  if (free !== undefined) {
    bind(state, pod, free);
    return true;
  }
  const placeholder = placeholderFor(state, set);
  if (placeholder?.node === undefined) return false;
  const { node } = placeholder;
  vanish(state, placeholder);
  const { world, chance, headroom } = state;
  bind(state, pod, node, chance.within(world.clocks.preempt) + (headroom.requeueSeconds ?? 0));
  return true;
}
