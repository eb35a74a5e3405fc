import { resolveAutoscaler } from '@spot-serving/core';
import { leastProvisionMinutes, scaleUpSeconds } from '@spot-serving/core/numbers';

/** How long to wait for placeholders. */
export interface HeadroomPatience {
  /** The Deployment's `progressDeadlineSeconds`: without a placeholder more in this time it has failed, and its condition says so. */
  readonly progressDeadlineSeconds: number;
  /** Terraform's time-out, minutes. */
  readonly rolloutTimeoutMinutes: number;
}

/**
 * Time for placeholders that all ask at once: each of `pools` in turn may be given up as not delivering, after `furtherScaleUps` that restart the wait for it, and
 * then a node boots. What Terraform
 * itself waits is more, so that the deadline ends it, which is the Deployment's own word for "no further".
 */
export function headroomPatience(pools: number, provisionMinutes?: number, furtherScaleUps = 0): HeadroomPatience {
  const perPool = resolveAutoscaler({ provisionMinutes }).provisionMinutes;
  const minutes = pools * perPool + Math.ceil((furtherScaleUps * scaleUpSeconds) / 60) + leastProvisionMinutes;
  return { progressDeadlineSeconds: minutes * 60, rolloutTimeoutMinutes: 2 * minutes };
}
