import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import type { ControllerProps } from '@spot-serving/helm-release';
import { ControllerRelease } from '@spot-serving/helm-release';

/** What we set of the chart's values, beside those of every controller. */
interface MetricsServerValues {
  readonly replicas: number;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
}

/** The chart's own requests, good for up to 100 nodes (metrics-server README, "Scaling"). */
const resources = { cpu: '100m', memory: '200Mi' };

/**
 * The Kubernetes metrics server: without it no horizontal autoscaler scales.
 *
 * Two replicas, because the autoscalers are blind while none answers. It needs no AWS rights.
 */
export class MetricsServer extends Construct {
  /** What needs metrics waits for this. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError when `imageRegistry` is none */
  constructor(scope: Construct, id: string, { after, imageRegistry, images }: ControllerProps = {}) {
    super(scope, id);
    const values: MetricsServerValues = { replicas: 2, podDisruptionBudget: { enabled: true, maxUnavailable: 1 } };
    this.ready = new ControllerRelease(this, 'Release', {
      chart: 'metrics-server',
      resources,
      values: { ...values },
      after,
      imageRegistry,
      images,
    }).ready;
  }
}
