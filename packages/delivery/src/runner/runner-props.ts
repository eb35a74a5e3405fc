import type { DeliverySection, ICluster, Place, RunnerSection } from '@spot-serving/core';

/** Whose jobs run, as an environment's `delivery` says it, and what they must reach. */
export interface GitHubRunnerProps extends Place, RunnerSection, Pick<DeliverySection, 'repository'> {
  /** The cluster whose API server jobs must reach. */
  readonly cluster: ICluster;
  /** ARNs of the IAM roles that administer the key of its log; they must exist. */
  readonly administrators: readonly string[];
  /** Days to keep its log, one of CloudWatch's retentions. @default 365 */
  readonly logDays?: number;
}
