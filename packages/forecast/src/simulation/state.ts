import type { AutoscalerHistory } from '@spot-serving/core/horizontal-autoscaler';

import type { Refusals } from '../queue/refusals';
import type { Deployment, Headroom, Pool, Service, World } from '../world/world';
import type { Events } from './events';
import type { Chance } from './random';
import type { Totals } from './totals';

/** The steps of a pod from its node to its first request, seconds each. */
export type StartSteps = Readonly<
  Record<'preempt' | 'pull' | 'start' | 'fetch' | 'load' | 'warmup' | 'checks' | 'look', number>
>;

/** A pod: of a model, or a placeholder. Times are seconds of the run. */
export interface Pod {
  readonly set: PodSet;
  readonly created: number;
  phase: 'pending' | 'starting' | 'ready' | 'leaving' | 'gone';
  node?: Node;
  /** When a node was asked for, for its sake. */
  asked?: number;
  bound?: number;
  ready?: number;
  left?: number;
  steps?: StartSteps;
  /** CPU that its node leaves it when all of its pods are busy, millicores. */
  cpu: number;
}

/** A node, from the moment it was asked for. */
export interface Node {
  readonly pool: PoolState;
  zone: number;
  readonly asked: number;
  phase: 'asked' | 'ready' | 'cordoned' | 'gone';
  /** Whether it boots; asked of a pool that delivers nothing, it does not. */
  coming: boolean;
  arrived?: number;
  readonly pods: Set<Pod>;
  free: { cpu: number; memory: number };
  /** Sets whose images it has. */
  readonly images: Set<PodSet>;
  warned: boolean;
  /** Since when no pod is on it. */
  emptySince?: number;
}

/** Pods that are alike: those of a Deployment, or the placeholders. */
export interface PodSet {
  readonly name: string;
  readonly asks: Deployment['asks'];
  readonly perNode: number;
  readonly pools: readonly string[];
  /** What the pods do; undefined for placeholders. */
  readonly deployment: Deployment | undefined;
  readonly service: ServiceState | undefined;
  desired: number;
  /** Those that stay, in the order they were made. */
  readonly pods: Set<Pod>;
  readonly pending: Set<Pod>;
  readonly starting: Set<Pod>;
  /** Pods that ended with their nodes, which Kubernetes has not noticed yet. */
  unnoticed: number;
  /** How many there are in each zone. */
  readonly zones: number[];
  /** Nodes that may have room for one. */
  readonly open: Set<Node>;
  /** Ready ones, in the order they became it; those that left are taken out when they are met. */
  readonly readied: Pod[];
  history: AutoscalerHistory;
}

/** What one name answers with. */
export interface ServiceState {
  readonly spec: Service;
  readonly sets: PodSet[];
  /** Pods that answer, and their CPU, millicores. */
  ready: number;
  cpu: number;
  /** Pods that no longer answer and still get requests, by what became of them. */
  readonly deaf: Record<'undrained' | 'killed', number>;
  /** Requests per second of its own clients. */
  own: number;
  /** Requests per second: its own, and those of lost regions. */
  load: number;
  readonly totals: Totals;
}

/** A pool, as it is. */
export interface PoolState {
  readonly spec: Pool;
  readonly nodes: Set<Node>;
  readonly upcoming: Set<Node>;
  /** Nodes in each zone, those that boot among them. */
  readonly zones: number[];
  /** Nodes that are paid for: there, or booting. */
  paid: number;
  /** Nodes that ended, which the group will replace: they still count to its size. */
  replacing: number;
  /** Whether it delivers nodes. */
  delivers: boolean;
  lastAsked: number;
  leftAloneUntil: number;
  backoff: number;
  /** Node seconds so far, up to `countedAt`. */
  nodeSeconds: number;
  countedAt: number;
}

/** What a request costs. */
export interface RequestProfile {
  /** CPU seconds. */
  readonly cpuSeconds: number;
  /** Share that comes by gRPC. */
  readonly grpcShare: number;
}

/** Requests of other regions' clients, as shares of a service's own. */
export interface Elsewhere {
  come: number;
  unanswered: number;
}

/** All of a run. */
export interface State {
  world: World;
  readonly request: RequestProfile;
  readonly refusals: Refusals;
  readonly events: Events;
  readonly chance: Chance;
  readonly services: readonly ServiceState[];
  readonly sets: readonly PodSet[];
  readonly placeholders: PodSet;
  readonly headroom: Headroom;
  readonly pools: readonly PoolState[];
  /** Zones that are lost. */
  readonly lostZones: Set<number>;
  /** Requests of lost regions' clients, as shares of what is each service's own: those that come here, and those that nobody answers yet. */
  readonly elsewhere: Elsewhere;
  /** How many times as long the loader takes. */
  storeFactor: number;
  /** Whether a request of nodes is on its way. */
  asking: boolean;
  /** Whether something happened that may let a pending pod go somewhere. */
  unsettled: boolean;
  lastAdded: number;
  /** Warnings that the termination handler works on. */
  readonly handled: Set<Node>;
  readonly waitingWarnings: Node[];
  /** What an empty node gives cause for. */
  onEmpty: (node: Node) => void;
}

/** CPU of a request of a service, seconds: what was measured of it, or else what is assumed of all. */
export function requestCpu({ requestCpuSeconds }: Service, { cpuSeconds }: RequestProfile): number {
  return requestCpuSeconds ?? cpuSeconds;
}
