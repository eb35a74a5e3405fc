import { resolveServedModel } from '@spot-serving/core';
import {
  balancerCheck,
  balancerLateSeconds,
  controllerLookSeconds,
  evictionRetrySeconds,
  fetchSecondsPerGiB,
  nodeBootSeconds,
  preemptSeconds,
  spotNoticeSeconds,
} from '@spot-serving/core/numbers';

import { stopSeconds } from '../scripts';
import type { StartupTimes } from './startup';
import type { Term } from './term';

/** What decides whether every pod of a warned node ends in time with its requests answered. Times in seconds. */
export interface DrainTerms {
  /** Longest request that must be answered. */
  readonly longestRequestSeconds: number;
  /** How long a pod goes on answering after it was asked to stop; the server ends within. */
  readonly preStopSeconds: number;
  /** Until a pod is killed after it was asked to stop. */
  readonly gracePeriodSeconds: number;
  /** How long the pod that takes over needs until it is Ready. */
  readonly startup: StartupTimes;
  /** Pods of the model on a node. @default 1 */
  readonly podsPerNode?: number;
  /** Nodes that are warned at once. @default 1 */
  readonly warnedNodes?: number;
  /** Evictions that the disruption budget allows at once. @default 1 */
  readonly maxUnavailable?: number;
  /** Placeholders that give way to evicted pods. @default 0 */
  readonly headroomPods?: number;
  /** From the warning to the instance's end. @default 120 */
  readonly noticeSeconds?: number;
  /** From the warning to the first eviction. @default 3 */
  readonly handlerSeconds?: number;
  /** Kept free before the instance's end. @default 2 */
  readonly marginSeconds?: number;
  /** How long the balancer may go on sending requests to a pod that is leaving. @default 20 */
  readonly balancerSeconds?: number;
  /** What preStop keeps back for the server's end. @default 2 */
  readonly stopSeconds?: number;
  /** From the end of preStop to the pod's. @default 5 */
  readonly exitSeconds?: number;
  /** How long a refused eviction waits, at most, after it has become possible. @default 5 */
  readonly retrySeconds?: number;
  /** For a placeholder to go. @default 0.5 */
  readonly preemptSeconds?: number;
  /** How long pods of the model still start when the warning comes, each of them a missing one to the budget. @default 0 */
  readonly startingSeconds?: number;
  /** The target group's deregistration delay. @default what the balancer and the longest request need */
  readonly deregistrationDelaySeconds?: number;
}

/** Terms with nothing left open. */
export type ResolvedDrainTerms = Required<DrainTerms>;

const defaults = {
  podsPerNode: 1,
  warnedNodes: 1,
  maxUnavailable: 1,
  headroomPods: 0,
  noticeSeconds: spotNoticeSeconds,
  handlerSeconds: 3,
  marginSeconds: 2,
  balancerSeconds: balancerLateSeconds,
  stopSeconds,
  exitSeconds: 5,
  retrySeconds: evictionRetrySeconds,
  preemptSeconds,
  startingSeconds: 0,
} as const;

/** Defaults of a model's entry. */
const entry = resolveServedModel({ version: 1, sizeMiB: 1 });

/** Where each number comes from, as a message shows it. */
const sources: Readonly<Record<keyof StartupTimes | Exclude<keyof DrainTerms, 'startup'>, string>> = {
  longestRequestSeconds: `the model's entry in the environment (default ${entry.longestRequestSeconds})`,
  preStopSeconds: `the model's entry in the environment (default ${entry.preStopSeconds}, as measured: docs/drain-limits.md, conclusion 6)`,
  gracePeriodSeconds: `the model's entry in the environment (default ${entry.gracePeriodSeconds}, as measured: docs/drain-limits.md, conclusion 6)`,
  podsPerNode: `the model's entry in the environment (default ${entry.podsPerNode}: docs/drain-limits.md, conclusion 2)`,
  warnedNodes: 'nodes of the model warned at once: interruptions in the environment',
  maxUnavailable:
    'what the disruption budget lets go at once: interruptions in the environment (docs/drain-limits.md, conclusion 3)',
  headroomPods: 'platform.headroom in the environment',
  noticeSeconds: 'Amazon EC2 user guide, "Spot Instance interruption notices"',
  handlerSeconds: 'first eviction 1 to 3 s after the warning, measured (docs/drain-limits.md, conclusion 1)',
  marginSeconds: 'kept free for the API (docs/drain-limits.md, conclusion 6: one wave allows a stop of 115 s)',
  balancerSeconds: 'requests seen until 15 to 19 s after the drain began (aws-load-balancer-controller#2366)',
  stopSeconds: 'what drain.sh keeps back to end ModelServer',
  exitSeconds: 'an allowance for the kubelet to end the container',
  retrySeconds:
    'the termination handler repeats a refused eviction every 5 s (aws-node-termination-handler#448; docs/drain-limits.md)',
  preemptSeconds: 'measured (docs/drain-limits.md, conclusion 5)',
  startingSeconds: 'pods still starting when the warning comes',
  deregistrationDelaySeconds: 'balancerSeconds + longestRequestSeconds, unless given',
  scanSeconds: 'cluster autoscaler: one full scan after the first pending pod (docs/drain-limits.md)',
  bootSeconds: `slowest boot seen (amazon-eks-ami#1099 and others: ${nodeBootSeconds.fastest} to ${nodeBootSeconds.slowest} s)`,
  pullSeconds: "a node's first pull of the images: an allowance, not a measurement",
  startSeconds: 'an allowance, as in the runs of docs/drain-limits.md',
  fetchSeconds: `${fetchSecondsPerGiB} s per GiB of the model (kserve#2529)`,
  loadSeconds: '10 s per 3 GiB of the model (tensorflow/serving#881)',
  warmupSeconds: 'an allowance for the requests recorded in the model (0 without)',
  healthySeconds: `the Ingress' health checks and a look of the controller: ${balancerCheck.healthyThreshold} x ${balancerCheck.intervalSeconds} + ${controllerLookSeconds}`,
};

/** Fills what the terms leave open. */
export function resolveDrainTerms(terms: DrainTerms): ResolvedDrainTerms {
  const given = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  const resolved = { ...terms, ...defaults, ...given };
  const {
    balancerSeconds,
    longestRequestSeconds,
    deregistrationDelaySeconds = balancerSeconds + longestRequestSeconds,
  } = resolved;
  return { ...resolved, deregistrationDelaySeconds };
}

/** The named terms with their values and sources, in the order asked for. */
export function drainTerms(terms: ResolvedDrainTerms, names: readonly (keyof typeof sources)[]): Term[] {
  const { startup, ...rest } = terms;
  const values = { ...rest, ...startup };
  return names.map((name) => ({ name, value: values[name], source: sources[name] }));
}
