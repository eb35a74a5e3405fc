/** Why the check could not be made, in words for a user: it is printed as it is, with no stack trace. */
export class Failure extends Error {
  constructor(
    message: string,
    /** The command ends with this code: 1 the cluster could not be asked, 2 the input is wrong. */
    readonly exitCode: 1 | 2,
  ) {
    super(message);
    this.name = 'Failure';
  }
}
