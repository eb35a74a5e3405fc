import { metricsResolutionSeconds, nodeAutoscalerScanSeconds } from '@spot-serving/core/numbers';

import { numberOf, type PlanObject } from '../cost/plan-objects';
import type { PodSet } from '../cost/pod-set';
import { isObject, type JsonObject, listOf, objectOf, textOf } from '../plan/json';
import { structureOf } from '../plan/structure';

/** What the plan says of the cluster that decides how soon there are more pods. */
export interface Surroundings {
  /** Seconds between two looks of the cluster autoscaler. */
  readonly scanSeconds: number;
  /** Seconds between two samples of the metrics server. */
  readonly metricsSeconds: number;
  /** Placeholders that give way at once. */
  readonly headroom: number;
}

/** A longer time between samples is a slip. */
const hour = 3600;

/** Reads the controllers' helm values, and defaults of their charts where those say nothing. */
export function readSurroundings(objects: readonly PlanObject[], sets: readonly PodSet[]): Surroundings {
  const scan = chartValues('cluster-autoscaler', objects).map((values) =>
    secondsOf(textOf(objectOf(values.extraArgs)['scan-interval'])),
  );
  const args = chartValues('metrics-server', objects).flatMap((values) => [
    ...listOf(values.args),
    ...listOf(values.defaultArgs),
  ]);
  const resolution = args.map((arg) => secondsOf(/^--metric-resolution=(.*)$/.exec(textOf(arg) ?? '')?.[1]));
  return {
    scanSeconds: scan.find((seconds) => seconds !== undefined) ?? nodeAutoscalerScanSeconds,
    metricsSeconds: resolution.find((seconds) => seconds !== undefined && seconds <= hour) ?? metricsResolutionSeconds,
    headroom: sets.filter(({ placeholders }) => placeholders).reduce((total, { replicas }) => total + replicas, 0),
  };
}

/** Helm values of the releases of a chart. */
export function chartValues(chart: string, objects: readonly PlanObject[]): readonly JsonObject[] {
  return objects
    .filter(({ type, values }) => type === 'helm_release' && textOf(values.chart)?.split('/').pop() === chart)
    .flatMap(({ values }) => listOf(values.values).map((text) => structureOf(textOf(text) ?? '', true)))
    .filter(isObject);
}

/** Seconds of a duration of Go, such as `1m30s`. */
export function secondsOf(duration: string | undefined): number | undefined {
  const [whole, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(duration ?? '') ?? [];
  if (whole === undefined || whole === '') return undefined;
  return (numberOf(hours) ?? 0) * 3600 + (numberOf(minutes) ?? 0) * 60 + (numberOf(seconds) ?? 0);
}
