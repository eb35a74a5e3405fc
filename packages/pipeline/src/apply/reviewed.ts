import { readFileSync } from 'node:fs';

import { readMarker, type PullRequestComments } from '@spot-serving/plan-review';
import { Failure } from '@spot-serving/terraform-runner';

/** What was reviewed of what is applied. */
export interface Reviewed {
  /** Commit that is applied. */
  readonly head: string;
  /** Commit that was applied before, if it is known. */
  readonly before: string | undefined;
  /** Of each reviewed stack. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Last commit of the branch that was reviewed; undefined where nothing was. */
  readonly reviewedHead: string | undefined;
  /** Whether the fingerprints are good for that commit only; in a file they may be of a plan that was not given its commit. */
  readonly bound: boolean;
  /** What that is from, in a sentence for people. */
  readonly from: string;
  /** The comment that receipts go to; undefined where there is none. */
  readonly comment: ReviewedComment | undefined;
}

/** A review's comment on a merged pull request. */
export interface ReviewedComment {
  readonly comments: PullRequestComments;
  readonly id: number;
  /** As it was when it was read. */
  readonly body: string;
}

/**
 * What was reviewed, by a file that holds the comment: for other CI systems, and for tests.
 *
 * @throws {Failure} 2 when it is no review's comment
 */
export function reviewedInFile(file: string): Reviewed {
  const marker = readMarker(content(file));
  if (marker === undefined)
    throw new Failure(`${file} is no review: it does not begin with the marker of "pipeline comment"`, 2);
  return {
    head: marker.head,
    reviewedHead: marker.head,
    bound: false,
    before: marker.base,
    fingerprints: marker.fingerprints,
    from: `The review in ${file}.`,
    comment: undefined,
  };
}

function content(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`the review in ${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
