/** Queue of interruption notices and terminating lifecycle actions, read by the termination handler. */
export interface IInterruptionQueue {
  /** HTTPS address of the SQS queue. */
  readonly url: string;
  /** ARN of the SQS queue. */
  readonly arn: string;
}
