/** Where calls of one kind are in hand. Times do not matter: only how much work comes and how much can be done. */
export interface Queue {
  /** Work that comes, in servers that it keeps busy (Erlang). */
  readonly offered: number;
  /** Servers; also part of one, for a pod that has 1.63 CPU. */
  readonly servers: number;
  /** Calls that may be in hand at once; a further one is refused. */
  readonly places: number;
}

/**
 * The share of calls that find every place taken, where calls come at random and take random times (M/M/c/K): the steady state of a birth-death process, in
 * which n calls in hand are answered at the rate min(n, servers). With as many places as servers it is Erlang B.
 */
export function refusedShare({ offered, servers, places }: Queue): number {
  if (offered <= 0) return 0;
  if (places < 1) return 1;
  // From the top, where overload makes the weights largest, each weight relative to the last state's.
  let [weight, total] = [1, 1];
  for (let inHand = places; inHand >= 1 && weight > Number.MIN_VALUE; inHand -= 1) {
    weight *= Math.min(inHand, servers) / offered;
    if (!Number.isFinite(weight)) return 0;
    total += weight;
  }
  return 1 / total;
}

/** The share of calls that must wait for a server, where no call is ever refused (M/M/c): Erlang C. 1 where more comes than can be done. */
export function waitingShare({ offered, servers }: Omit<Queue, 'places'>): number {
  if (offered >= servers) return 1;
  const blocked = refusedShare({ offered, servers, places: servers });
  return blocked / (1 - (offered / servers) * (1 - blocked));
}

/** The share of moments at which `places` calls or more are in hand, where none is ever refused (M/M/c); `places` is at least `servers`. */
export function crowdedShare({ offered, servers, places }: Queue): number {
  return waitingShare({ offered, servers }) * (offered / servers) ** (places - servers);
}
