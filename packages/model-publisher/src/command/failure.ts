/** How a command can fail by itself: 1 the work failed, 2 the input is wrong, 3 it refuses and a person must decide. */
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
