/** A server with several CPUs whose requests wait for one of them. */
export interface Busyness {
  /** CPUs that work at once, at least one. */
  readonly servers: number;
  /** Use of each of them, a share below 1. */
  readonly utilization: number;
}

/**
 * The share of time in which `count` requests or more are in hand, running and waiting together, when they come at random and last as long as they happen to
 * (M/M/c: Erlang's C for those that wait at all, and a factor `utilization` for each further one). It gave the refusals of docs/sources/load.md, 4.
 */
export function busyShare(count: number, { servers, utilization }: Busyness): number {
  const waiting = erlangC(servers, servers * utilization);
  if (count >= servers) return waiting * utilization ** (count - servers);
  return 1;
}

/** The least count that is in hand for less than `share` of the time. */
export function mostInHand(share: number, busyness: Busyness): number {
  const waiting = erlangC(busyness.servers, busyness.servers * busyness.utilization);
  const more = Math.log(share / waiting) / Math.log(busyness.utilization);
  return busyness.servers + Math.max(0, Math.ceil(more));
}

/** Erlang's C by way of his B, which has no factorials (A. Cooper, "Introduction to Queueing Theory", 3.3). */
function erlangC(servers: number, erlangs: number): number {
  let blocked = 1;
  for (let count = 1; count <= servers; count++) blocked = (erlangs * blocked) / (count + erlangs * blocked);
  const use = erlangs / servers;
  return blocked / (1 - use * (1 - blocked));
}
