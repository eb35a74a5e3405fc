import type { Queue } from './birth-death';

/**
 * How many calls a pod has in hand on average (M/M/c/K): the mean of the steady state of which `refusedShare` is the last state. Where more comes than can be done, and
 * places have no end, there is none: `Infinity`.
 */
export function meanInHand(queue: Queue): number {
  const { offered, servers, places } = queue;
  if (offered <= 0) return 0;
  if (offered < servers) return fromBelow(queue);
  return Number.isFinite(places) ? fromAbove(queue) : Infinity;
}

/** Light load: states of many calls weigh next to nothing, and are left out. */
function fromBelow({ offered, servers, places }: Queue): number {
  let [weight, total, sum] = [1, 1, 0];
  for (let inHand = 1; inHand <= places; inHand += 1) {
    weight *= offered / Math.min(inHand, servers);
    total += weight;
    sum += inHand * weight;
    if (inHand > servers && weight * inHand < sum * Number.EPSILON) break;
  }
  return sum / total;
}

/** Overload: states of few calls do. */
function fromAbove({ offered, servers, places }: Queue): number {
  let [weight, total, sum] = [1, 1, places];
  for (let inHand = places; inHand >= 1 && weight > Number.EPSILON; inHand -= 1) {
    weight *= Math.min(inHand, servers) / offered;
    total += weight;
    sum += (inHand - 1) * weight;
  }
  return sum / total;
}
