/** How a program of the house ends badly: 1 what it was to do failed, 2 it could not start (usage, environment, missing tool), 3 it needs a decision. */
export type FailureCode = 1 | 2 | 3;

/** One thing that is wrong with what a user wrote, for machines: its message is a line of the failure's. */
export interface FailureProblem {
  /** Where it stands: a path in the environment, a switch, a file and its line. */
  readonly path: string;
  /** The value found there; `undefined` when it is missing. */
  readonly value: unknown;
  /** What to write instead. */
  readonly fix: string;
}

/** A failure the user can act on. Its message is the whole story: it is printed as it is, with no stack trace. */
export class Failure extends Error {
  constructor(
    message: string,
    /** The command ends with this code. */
    readonly exitCode: FailureCode,
    /** What is wrong, one by one, where that is known. */
    readonly problems?: readonly FailureProblem[],
  ) {
    super(message);
    this.name = 'Failure';
  }
}
