/** How a program of the house ends badly: 1 what it was to do failed, 2 it could not start (usage, environment, missing tool), 3 it needs a decision. */
export type FailureCode = 1 | 2 | 3;

/** A failure the user can act on. Its message is the whole story: it is printed as it is, with no stack trace. */
export class Failure extends Error {
  constructor(
    message: string,
    /** The command ends with this code. */
    readonly exitCode: FailureCode,
  ) {
    super(message);
    this.name = 'Failure';
  }
}
