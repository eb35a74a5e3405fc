import type { State } from './state';
import { lostShares } from './traffic';

/** What there is at a moment. */
export interface Sample {
  /** Seconds from the beginning. */
  readonly at: number;
  /** Requests per second that come, and those of them that are lost, of all services. */
  readonly load: number;
  readonly lost: number;
  /** Pods that answer, and those that are asked for. */
  readonly ready: number;
  readonly desired: number;
  readonly spotNodes: number;
  readonly onDemandNodes: number;
}

/** Looks at a run. */
export function sampleOf(state: State): Sample {
  const { services, pools, events } = state;
  const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);
  const nodes = (spot: boolean) =>
    sum(
      pools.filter(({ spec }) => spec.spot === spot),
      (pool) => pool.nodes.size,
    );
  return {
    at: events.now,
    load: sum(services, ({ load }) => load),
    lost: sum(services, (service) => {
      const { threads, capacity, undrained, killed } = lostShares(state, service);
      return service.load * (threads + capacity + undrained + killed);
    }),
    ready: sum(services, ({ ready }) => ready),
    desired: sum(services, ({ sets }) => sum(sets, ({ desired }) => desired)),
    spotNodes: nodes(true),
    onDemandNodes: nodes(false),
  };
}
