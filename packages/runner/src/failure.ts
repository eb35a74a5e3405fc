/** How `rehearse` can fail by itself: 1 the rehearsal failed, 2 it could not start (usage, environment, missing tool). */
export type FailureCode = 1 | 2;

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
