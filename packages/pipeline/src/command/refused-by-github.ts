import { CommentRefused } from '@spot-serving/plan-review';
import { Failure } from '@spot-serving/terraform-runner';

/**
 * Makes what GitHub refuses a message for the user; every other error stays what it is.
 *
 * @param what cannot be done, in one clause
 * @returns for `catch`; it throws {Failure} 1
 */
export function refusedByGitHub(what: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof CommentRefused)) throw error;
    const remedy =
      error.status === 401 || error.status === 403 || error.status === 404
        ? 'look at the permissions of the job and its token'
        : 'run the job again';
    throw new Failure(`${what}. ${error.message}; ${remedy}`, 1);
  };
}
