import { CommentRefused, type PullRequestComment, type PullRequestComments } from './pull-request-comments';
import { isLater, isMarked, readMarker, type ReviewMarker } from './review-marker';

/** A review, ready to be a comment. */
export interface ReviewComment {
  readonly marker: ReviewMarker;
  /** Begins with the marker's line. */
  readonly body: string;
}

/** How often to try when another run removes a comment between our look and our write. */
const attempts = 3;

/**
 * Leaves exactly one review comment of `author` on a pull request: the oldest, with what the latest run says. Comments of others are left alone,
 * whatever they begin with.
 *
 * A concurrency group in the workflow keeps runs apart. Should two race all the same, both follow one rule: the oldest comment stays, gets the text of the
 * latest run among all that are there, and the others go; so the run that looks last leaves one. Only a run that paused between looking and
 * writing can put an older text over a newer one.
 *
 * @param author login under which the token writes
 * @returns whether the comment already is that of a later run, which stays
 * @throws {CommentRefused} when GitHub says no
 */
export async function upsertComment(
  comments: PullRequestComments,
  author: string,
  review: ReviewComment,
): Promise<{ readonly overtaken: boolean }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(comments, author, review);
    } catch (error) {
      if (attempt >= attempts || !isGone(error)) throw error;
    }
  }
}

async function tryOnce(
  comments: PullRequestComments,
  author: string,
  review: ReviewComment,
): Promise<{ readonly overtaken: boolean }> {
  const ours = async () =>
    (await comments.list()).filter((comment) => comment.author === author && isMarked(comment.body));
  const before = await ours();
  const there = before.length > 0 ? before : withOwn(await comments.create(review.body), await ours());
  const [oldest, ...others] = there.toSorted((one, other) => one.id - other.id);
  const last = latest(review, others.concat(oldest ?? []));
  if (oldest !== undefined && oldest.body !== last.body) await comments.update(oldest.id, last.body);
  for (const { id } of others) await comments.delete(id).catch(ignoreGone);
  return { overtaken: last.marker !== review.marker };
}

/** A comment that was just made may not be listed yet. */
function withOwn(own: PullRequestComment, listed: readonly PullRequestComment[]): readonly PullRequestComment[] {
  return listed.some(({ id }) => id === own.id) ? listed : [...listed, own];
}

function latest(review: ReviewComment, comments: readonly PullRequestComment[]): ReviewComment {
  return comments.reduce<ReviewComment>((best, { body }) => {
    const marker = readMarker(body);
    return marker !== undefined && isLater(marker, best.marker) ? { marker, body } : best;
  }, review);
}

const isGone = (error: unknown): boolean => error instanceof CommentRefused && error.status === 404;

function ignoreGone(error: unknown): void {
  if (!isGone(error)) throw error;
}
