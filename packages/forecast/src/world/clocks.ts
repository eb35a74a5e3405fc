import {
  containerStartSeconds,
  controllerLookSeconds,
  demandMetrics,
  evictionRetrySeconds,
  fetchSecondsPerGiB,
  handlerSeconds,
  imagePullSeconds,
  kubeletSampleSeconds,
  loadSecondsPerGiB,
  metricsResolutionSeconds,
  nodeAutoscalerScanSeconds,
  nodeBootSeconds,
  podAutoscalerSyncSeconds,
  preemptSeconds,
  scanSeconds,
  spotNoticeSeconds,
  warmupSeconds,
} from '@spot-serving/core/numbers';

import { always, type Span } from './span';

/** How long each step takes. Spans are drawn anew each time that a step is taken; times are seconds. */
export interface Clocks {
  /** Between two looks of the Horizontal Pod Autoscaler. */
  readonly podAutoscalerSync: number;
  /** How old the use is that it sees: the metrics server's resolution, and up to a sample of the kubelet more. */
  readonly metricsAge: Span;
  /** How old the demand is that it sees: half of what is averaged, and up to a scrape more. */
  readonly demandAge: Span;
  /** From a pending pod to the cluster autoscaler's request of a node. */
  readonly scan: Span;
  /** From that request to a node that is Ready. */
  readonly boot: Span;
  /** A node's first pull of the images. */
  readonly pull: Span;
  /** From a bound pod to its first container at work. */
  readonly start: Span;
  /** The loader's copy, for each GiB. */
  readonly fetchPerGiB: number;
  /** ModelServer's load, for each GiB. */
  readonly loadPerGiB: number;
  /** ModelServer's run of the recorded requests. */
  readonly warmup: Span;
  /** Between two looks of the load balancer controller at a target's health, which opens the readiness gate. */
  readonly look: Span;
  /** For a placeholder to go. */
  readonly preempt: Span;
  /** From a warning to the cordon. */
  readonly cordon: Span;
  /** From the cordon to the first eviction. */
  readonly eviction: Span;
  /** Between two tries of a refused eviction. */
  readonly evictionRetry: number;
  /** From a warning to the instance's end. */
  readonly notice: number;
  /** From a node that is gone to pods that Kubernetes replaces. */
  readonly lostNode: Span;
}

/** Until Kubernetes says that a node which no longer answers is not Ready, seconds (Kubernetes, kube-controller-manager, `--node-monitor-grace-period`). */
const monitorGraceSeconds = 50;

/** Between two looks of the cloud's node controller, which deletes a node whose instance has ended, seconds (kube-controller-manager, `--node-monitor-period`). */
const monitorPeriodSeconds = 5;

const { windowSeconds, scrapeSeconds } = demandMetrics;

/** The clocks of the house: measured ones, other people's figures, and allowances, each with its source in `@spot-serving/core/numbers`. */
export const clocks: Clocks = {
  podAutoscalerSync: podAutoscalerSyncSeconds,
  metricsAge: { low: metricsResolutionSeconds, high: metricsResolutionSeconds + kubeletSampleSeconds },
  demandAge: { low: windowSeconds / 2, high: windowSeconds / 2 + scrapeSeconds },
  scan: { low: nodeAutoscalerScanSeconds, high: scanSeconds },
  boot: { low: nodeBootSeconds.fastest, high: nodeBootSeconds.slowest },
  pull: { low: 0, high: imagePullSeconds },
  start: { low: 0, high: containerStartSeconds },
  fetchPerGiB: fetchSecondsPerGiB,
  loadPerGiB: loadSecondsPerGiB,
  warmup: { low: 0, high: warmupSeconds },
  look: { low: 0, high: controllerLookSeconds },
  preempt: { low: 0, high: preemptSeconds },
  cordon: { low: handlerSeconds.cordon.fastest, high: handlerSeconds.cordon.slowest },
  eviction: { low: handlerSeconds.eviction.fastest, high: handlerSeconds.eviction.slowest },
  evictionRetry: evictionRetrySeconds,
  notice: spotNoticeSeconds,
  lostNode: { low: monitorGraceSeconds, high: monitorGraceSeconds + monitorPeriodSeconds },
};

/** The clocks with others in place of some: a number is a time that is always the same. */
export function clocksWith(changes: Partial<Record<keyof Clocks, number | Span>>): Clocks {
  const spans = Object.entries(changes).map(([name, value]) => {
    const isSpan = typeof clocks[name as keyof Clocks] === 'object';
    return [name, isSpan && typeof value === 'number' ? always(value) : value];
  });
  return { ...clocks, ...Object.fromEntries(spans) } as Clocks;
}
