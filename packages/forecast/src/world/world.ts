import type { AutoscalerRules } from '@spot-serving/core/horizontal-autoscaler';

import type { Clocks } from './clocks';
import type { Demand } from './demand';
import type { Span } from './span';

/** CPU and memory, millicores and MiB. */
export interface Size {
  readonly cpu: number;
  readonly memory: number;
}

/** Nodes that grow and shrink together: an Auto Scaling group. */
export interface Pool {
  readonly name: string;
  /** Whether it buys Spot, which may be warned. */
  readonly spot: boolean;
  readonly min: number;
  readonly max: number;
  /** What pods may use of a node. */
  readonly room: Size;
  /** Over how many zones its nodes are spread. */
  readonly zones: number;
  /** The autoscaler asks the pool of the highest first. */
  readonly priority: number;
  /** USD for an hour of a node, its disk included; undefined where no price could be cited. */
  readonly price: Span | undefined;
}

/** How many pods of a service may be missing (PodDisruptionBudget). */
export interface Budget {
  /** A number of pods or a percentage, which is rounded up. @default - no limit */
  readonly maxUnavailable?: number | string;
  /** The same of those that must be there. */
  readonly minAvailable?: number | string;
  /** Whether pods that are not Ready may always leave (`AlwaysAllow`). */
  readonly evictsUnready: boolean;
}

/** Pods that are alike: a Deployment. */
export interface Deployment {
  readonly name: string;
  /** How many there are at the least, and at the most. */
  readonly min: number;
  readonly max: number;
  /** Its autoscaler's metrics and pace; undefined where none may add pods. */
  readonly rules: AutoscalerRules | undefined;
  /** What of demand its autoscaler looks at. @default - it does not look at requests */
  readonly demand?: Demand;
  readonly asks: Size;
  /** CPU it may use at the most, millicores. @default what its node leaves */
  readonly cpuLimit?: number;
  /** How many may share a node. */
  readonly perNode: number;
  /** Names of the pools that it may run on. */
  readonly pools: readonly string[];
  /** Size of the model, GiB. */
  readonly modelGiB: number;
  /** Whether recorded requests run before it answers. */
  readonly warmup: boolean;
  /** From a pod that answers to one that the balancer's checks passed, seconds. */
  readonly checkSeconds: number;
  /** How long a pod that leaves goes on answering, seconds: preStop. */
  readonly stopSeconds: number;
  /** Calls that gRPC may have in hand at once; the next one is refused. @default - no limit */
  readonly grpcCalls?: number;
  /** Requests by REST that it may have in hand at once; the next one waits. @default - no limit */
  readonly restCalls?: number;
}

/** What one name in the load balancer answers with, and what one disruption budget looks at. */
export interface Service {
  readonly name: string;
  readonly budget: Budget;
  readonly deployments: readonly Deployment[];
  /** Until the balancer leaves out a target that no longer answers, seconds: its checks, missed as often as it takes. */
  readonly unhealthySeconds: number;
  /** CPU of a request, seconds, where somebody measured it. @default what is assumed of all */
  readonly requestCpuSeconds?: number;
}

/** Placeholders that give way to pods of models. */
export interface Headroom {
  readonly count: number;
  readonly asks: Size;
  readonly pools: readonly string[];
  /** Whether no pod of a model shares a node with them, because of an anti-affinity. @default false */
  readonly keepsAway?: boolean;
  /** How long a pod waits for the room of a placeholder that went, seconds. @default 0 */
  readonly requeueSeconds?: number;
}

/** What the cluster autoscaler was told, seconds. */
export interface NodeAutoscaler {
  /** After which it gives up a pool that does not deliver: `max-node-provision-time`. */
  readonly provision: number;
  /** How long it then leaves that pool alone, the first time and at the most. */
  readonly backoff: { readonly first: number; readonly most: number };
  /** After which it removes a node that nobody needs: `scale-down-unneeded-time`. */
  readonly unneeded: number;
  /** How long it removes none after it added one: `scale-down-delay-after-add`. */
  readonly afterAdd: number;
}

/** All that decides how an app answers to load and to what happens to its nodes. */
export interface World {
  readonly services: readonly Service[];
  readonly pools: readonly Pool[];
  readonly headroom: Headroom;
  readonly nodeAutoscaler: NodeAutoscaler;
  /** Warnings that the termination handler works on at once. */
  readonly handlerWorkers: number;
  readonly clocks: Clocks;
  /** Whether it answers to a name that other regions answer to as well: a latency record of Route 53. */
  readonly sharesName: boolean;
}
