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
      values: [JSON.stringify({ ...props.values, ...sharedValues(props) })],
      atomic: true,
      wait: true,
      timeout: props.timeoutSeconds ?? 300,
      maxHistory: 10,
      dependsOn: [...(props.after ?? [])],
    });
    this.ready = [release];
  }
}

/** Everything wrong with a release: keys that its chart does not know or that are not its to set, a timeout, a registry. */
export function controllerReleaseProblems(props: ControllerReleaseProps): Problem[] {
  const { chart, values, timeoutSeconds = 300, imageRegistry } = props;
  const shared = sharedValues(props);
  const taken = Object.keys(values).filter((key) => key in shared);
  const fix = 'remove it; it is set for every controller, so that none lands on Spot';
  return [
    ...problemsBelow('values', unknownKeys(chart, { ...shared, ...values })),
    ...taken.map((key) => ({ path: `values.${key}`, value: values[key], fix })),
    ...unless(Number.isInteger(timeoutSeconds) && timeoutSeconds >= 60, {
      path: 'timeoutSeconds',
      value: timeoutSeconds,
      fix: 'use whole seconds, 60 or more; an image has to be pulled',
    }),
    ...imageRegistryProblems(imageRegistry),
  ];
}
