import { Failure } from '@spot-serving/terraform-runner';

import type { Review } from '../render/review';
import { CommentRefused, type PullRequestComments } from './pull-request-comments';
import { reviewBody, shortBody } from './review-body';
import type { ReviewMarker } from './review-marker';
import { upsertComment } from './upsert-comment';

/**
 * Posts a review as the one comment of `author`. A body that GitHub finds too long is posted short, see `shortBody`.
 *
 * @returns whether the comment already is that of a later run, which stays
 * @throws {Failure} 1 when nothing could be posted, with what to do
 */
export async function postReview(
  comments: PullRequestComments,
  author: string,
  marker: ReviewMarker,
  review: Pick<Review, 'markdown' | 'counts'>,
): Promise<{ readonly overtaken: boolean }> {
  try {
    return await upsertComment(comments, author, { marker, body: reviewBody(marker, review) }).catch(
      (error: unknown) => {
        if (!(error instanceof CommentRefused) || error.status !== 422) throw error;
        return upsertComment(comments, author, { marker, body: shortBody(marker, review) });
      },
    );
  } catch (error) {
    if (!(error instanceof CommentRefused)) throw error;
    throw new Failure(`The review could not be posted. ${error.message}. ${remedy(error.status)}`, 1);
  }
}

function remedy(status: number): string {
  if (status === 401) return 'The token in GITHUB_TOKEN is not valid (any more).';
  if (status === 403 || status === 404)
    return 'The job needs `permissions: pull-requests: write` for this repository; after a rate limit, run it again.';
  return status >= 500 ? 'Run the job again.' : 'This is a fault of plan-review; report it with this line.';
}
