import type { ICluster } from '@spot-serving/core';
import type { RunnerPlace } from './runner-identity';

/** Whose jobs run, and what they must reach. */
export interface GitHubRunnerProps extends RunnerPlace {
  /** GitHub repository, `owner/name`. */
  readonly repository: string;
  /** ARN of the account's connection to GitHub. */
  readonly connectionArn: string;
  /** The cluster whose API server jobs must reach. */
  readonly cluster: ICluster;
  /** ARNs of the IAM roles that administer the key of its log; they must exist. */
  readonly administrators: readonly string[];
  /** Days to keep its log, one of CloudWatch's retentions. @default 90 */
  readonly logDays?: number;
}
