import { readFileSync } from 'node:fs';

import { type PullRequestComments, readMarker, type ReviewMarker } from '@spot-serving/plan-review';
import { Failure } from '@spot-serving/terraform-runner';

/** What was reviewed of what is applied. */
export interface Reviewed {
  /** Commit that is applied. */
  readonly head: string;
  /** Commit that was applied before, if it is known. */
  readonly before: string | undefined;
  /** What the review says of itself, its seals not checked yet; undefined where nothing was reviewed. */
  readonly marker: ReviewMarker | undefined;
  /** What that is from, in a sentence for people. */
  readonly from: string;
  /** The comments that receipts go to; undefined where there is no pull request. */
  readonly comments: PullRequestComments | undefined;
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
  const { head, base: before } = marker;
  return { head, before, marker, from: `The review in ${file}.`, comments: undefined };
}

function content(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`the review in ${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
