import type { Ordered } from './order';
import type { StandingObject, StandingState } from './standing-state';
import { stackAt } from './state-location';

/** A stack that was deployed and is no longer in the code: nobody plans it, and nobody looks after what stands in it. */
export interface ForgottenStack {
  /** Its name, by where its state is. */
  readonly name: string;
  readonly location: string;
  /** Never empty. */
  readonly objects: readonly StandingObject[];
  /** Stacks of the code that it stands on, directly or through other forgotten ones: what they lose, it loses. */
  readonly standsOn: readonly string[];
}

/**
 * Compares states with code: every state that holds something, and that no stack keeps. In the order in which they are taken down: one that others stand
 * on comes after them.
 *
 * @param states all states of an app
 * @param stacks all stacks of its code
 */
export function forgottenStacks(
  states: readonly StandingState[],
  stacks: readonly (Pick<Ordered, 'name'> & { readonly stateLocation: string | undefined })[],
): readonly ForgottenStack[] {
  const kept = new Map(stacks.map(({ name, stateLocation }) => [stateLocation, name]));
  const left = states.filter(({ location, objects }) => objects.length > 0 && !kept.has(location));
  return lastMadeFirst(left).map((state) => ({
    name: stackAt(state.location),
    location: state.location,
    objects: state.objects,
    standsOn: [...new Set(below(state, left).flatMap((location) => kept.get(location) ?? []))].sort(),
  }));
}

/** Locations that a state was made from, and those that forgotten ones among them were. */
function below(state: StandingState, left: readonly StandingState[], seen: readonly string[] = []): readonly string[] {
  return state.reads
    .filter((location) => !seen.includes(location))
    .flatMap((location) => {
      const other = left.find((one) => one.location === location);
      return [location, ...(other === undefined ? [] : below(other, left, [...seen, state.location, location]))];
    });
}

function lastMadeFirst(left: readonly StandingState[]): readonly StandingState[] {
  const depth = new Map(
    left.map((state) => [
      state,
      below(state, left).filter((one) => left.some(({ location }) => location === one)).length,
    ]),
  );
  return left.toSorted(
    (one, other) => (depth.get(other) ?? 0) - (depth.get(one) ?? 0) || (one.location < other.location ? -1 : 1),
  );
}
