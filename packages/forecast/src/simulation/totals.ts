/** Why a request was not answered. */
export type Cause = 'threads' | 'capacity' | 'undrained' | 'killed';

/** A step that pods or requests waited for. */
export type Step =
  | 'pod autoscaler'
  | 'node autoscaler'
  | 'node boots'
  | 'placeholder goes'
  | 'images are pulled'
  | 'containers start'
  | 'model is fetched'
  | 'model is loaded'
  | 'recorded requests run'
  | "balancer's checks";

/** A time in a row in which pods had less CPU than requests needed. */
export interface Shortage {
  readonly from: number;
  readonly until: number;
  /** What the pod that ended it had waited for; undefined where it ended otherwise, or with the run. */
  readonly steps: Readonly<Partial<Record<Step, number>>> | undefined;
}

/** What a service shows of demand at a moment. */
export interface ShownDemand {
  /** Requests per second that are sent, and that are answered. */
  readonly sent: number;
  readonly answered: number;
  /** Requests in hand of all pods. */
  readonly inHand: number;
}

/** What became of a service's requests and pods. */
export interface Totals {
  requests: number;
  /** Requests of lost regions' clients that were sent there, before these came here. */
  elsewhere: number;
  readonly lost: Record<Cause, number>;
  readonly shortages: Shortage[];
  shortSince: number | undefined;
  /** Up to when requests are counted. */
  countedAt: number;
  /** CPU that a pod used on average since when, millicores. */
  readonly usage: { readonly at: number; readonly cpu: number }[];
  /** What pods showed of demand since when; nothing where no autoscaler looks at it. */
  readonly shown: (ShownDemand & { readonly at: number })[];
  /** What was asked for since when, requests per second. */
  readonly loads: { readonly at: number; readonly load: number }[];
  /** Pods that left a warned node: in time, while they still answered, or never. */
  readonly evictions: { drained: number; cut: number; never: number };
  /** Seconds at which evictions were granted, and fewest pods that were ready. */
  readonly evictedAt: number[];
  fewestReady: number;
  /** Since when as many pods answer as are asked for; undefined while they do not. */
  wholeSince: number | undefined;
  mostPods: number;
}

/** Nothing so far. */
export function noTotals(): Totals {
  return {
    requests: 0,
    elsewhere: 0,
    lost: { threads: 0, capacity: 0, undrained: 0, killed: 0 },
    shortages: [],
    shortSince: undefined,
    countedAt: 0,
    usage: [],
    shown: [],
    loads: [],
    evictions: { drained: 0, cut: 0, never: 0 },
    evictedAt: [],
    fewestReady: Infinity,
    wholeSince: 0,
    mostPods: 0,
  };
}
