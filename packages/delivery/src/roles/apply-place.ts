/** The app that a role applies, and where. */
export interface ApplyPlace {
  /** Name of the app, the prefix of all it creates. */
  readonly app: string;
  /** Partition of AWS, such as `aws`. */
  readonly partition: string;
  /** The app's region. */
  readonly region: string;
  /** The account, twelve digits. */
  readonly account: string;
  /** ARN of the boundary that every role of the app must have. */
  readonly boundaryArn: string;
}
