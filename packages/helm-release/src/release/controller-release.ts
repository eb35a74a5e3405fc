import { Release } from '@cdktf/provider-helm/lib/release';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type Problem, problemsBelow, requireValid, unless } from '@spot-serving/core';

import { type ChartValues, unknownKeys } from '../charts/unknown-keys';
import { imageRegistryProblems } from './image-registry-problems';
import { pinnedChart } from './pinned-charts';
import { type SharedSettings, sharedValues } from './shared-values';

/** Namespace of every controller; the charts' own advice (infra 2.1). */
export const controllerNamespace = 'kube-system';

/** A controller, by its chart and what is particular to it. */
export interface ControllerReleaseProps extends SharedSettings {
  /** Values beside those that all controllers share; those cannot be set here. */
  readonly values: ChartValues;
  /** What must exist before its pods start: their identity, the priority classes, controllers whose webhooks they meet. @default nothing */
  readonly after?: readonly ITerraformDependable[];
  /** Seconds that helm waits for its pods to be ready before it rolls back. @default 300 */
  readonly timeoutSeconds?: number;
}

/**
 * One controller, installed by helm from a chart of one pinned version: on On-Demand system nodes, always.
 *
 * An install or upgrade that does not become ready in time is rolled back, and the apply fails.
 */
export class ControllerRelease extends Construct {
  /** What depends on the controller waits for this: its pods are ready, its custom resources and webhooks are there. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError with every key that the chart does not know, and all else that is wrong, at once */
  constructor(scope: Construct, id: string, props: ControllerReleaseProps) {
    super(scope, id);
    requireValid(this, controllerReleaseProblems(props));
    const { repository, version } = pinnedChart(props.chart);
    const release = new Release(this, 'Resource', {
      name: props.chart,
      namespace: controllerNamespace,
      repository,
      chart: props.chart,
      version,
      values: [JSON.stringify(releaseValues(props))],
      atomic: true,
      wait: true,
      timeout: props.timeoutSeconds ?? 300,
      maxHistory: 10,
      dependsOn: [...(props.after ?? [])],
    });
    this.ready = [release];
  }
}

/** What helm is handed: the values, and over them those of every controller, where the chart takes what is about its pods. */
function releaseValues(props: ControllerReleaseProps): ChartValues {
  const { podsAt } = pinnedChart(props.chart);
  const shared = { ...sharedValues(props) };
  if (podsAt === undefined) return { ...props.values, ...shared };
  return { ...props.values, [podsAt]: { ...sectionOf(props.values, podsAt), ...shared } };
}

function sectionOf(values: ChartValues, key: string): ChartValues {
  const section = values[key];
  return typeof section === 'object' && section !== null ? { ...section } : {};
}

/** Everything wrong with a release: keys that its chart does not know or that are not its to set, a timeout, a registry. */
export function controllerReleaseProblems(props: ControllerReleaseProps): Problem[] {
  const { chart, values, timeoutSeconds = 300, imageRegistry } = props;
  const { podsAt } = pinnedChart(chart);
  const shared = sharedValues(props);
  const own = podsAt === undefined ? values : sectionOf(values, podsAt);
  const taken = Object.keys(own).filter((key) => key in shared);
  const path = podsAt === undefined ? 'values' : `values.${podsAt}`;
  const fix = 'remove it; it is set for every controller, so that none lands on Spot';
  return [
    ...problemsBelow(
      'values',
      unknownKeys(chart, { ...releaseValues(props), ...(podsAt === undefined ? values : {}) }),
    ),
    ...taken.map((key) => ({ path: `${path}.${key}`, value: own[key], fix })),
    ...unless(Number.isInteger(timeoutSeconds) && timeoutSeconds >= 60, {
      path: 'timeoutSeconds',
      value: timeoutSeconds,
      fix: 'use whole seconds, 60 or more; an image has to be pulled',
    }),
    ...imageRegistryProblems(imageRegistry),
  ];
}
