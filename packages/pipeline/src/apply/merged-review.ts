import {
  githubClient,
  githubComments,
  readMarker,
  refusable,
  type GitHubAccess,
  type PullRequestComment,
  type ReviewMarker,
} from '@spot-serving/plan-review';

import type { RunEvent } from '../event/run-event';
import type { Reviewed } from './reviewed';

/** A merged pull request. */
interface Merged {
  readonly number: number;
  /** Last commit of its branch. */
  readonly head: string;
}

/**
 * What was reviewed of a commit on the main branch: the comment on the pull request whose merge made that commit, by `author` and by nobody else, and only when
 * it speaks of the commit that was merged and does not say `fail`. Its fingerprints have to be bound to that commit: people may edit the comment.
 * In all other cases nothing was reviewed, and the sentence says why.
 *
 * @throws {CommentRefused} when GitHub says no
 */
export async function mergedReview(event: RunEvent, author: string, access: GitHubAccess): Promise<Reviewed> {
  const { owner, repo, sha: head, before } = event;
  const nothing = (from: string): Reviewed => ({
    head,
    before,
    reviewedHead: undefined,
    bound: true,
    fingerprints: {},
    from,
    comment: undefined,
  });
  const merged = await mergeOf(event, access);
  if (merged === undefined)
    return nothing(`No pull request was merged as ${short(head)}, so nothing of it was reviewed.`);
  const comments = githubComments({ pull: { owner, repo, number: merged.number }, ...access });
  const found = reviewAmong(await comments.list(), author);
  if (found === undefined)
    return nothing(`#${merged.number} has no review of ${author}, so nothing of it was reviewed.`);
  const { marker, comment } = found;
  const place = { comments, id: comment.id, body: comment.body };
  if (marker.head !== merged.head) {
    const from = `The review of #${merged.number} is of ${short(marker.head)}, and ${short(merged.head)} was merged, so nothing of it was reviewed.`;
    return { ...nothing(from), comment: place };
  }
  if (marker.verdict === 'fail')
    return {
      ...nothing(`The review of #${merged.number} says that it must not be applied, so nothing of it was reviewed.`),
      comment: place,
    };
  return {
    head,
    before,
    reviewedHead: merged.head,
    bound: true,
    fingerprints: marker.fingerprints,
    from: `The review of #${merged.number}, at ${short(marker.head)}.`,
    comment: place,
  };
}

async function mergeOf({ owner, repo, sha }: RunEvent, access: GitHubAccess): Promise<Merged | undefined> {
  const client = githubClient(`${owner}/${repo}@${sha}`, access);
  const pulls = await refusable(() =>
    client.paginate('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
      owner,
      repo,
      commit_sha: sha,
      per_page: 100,
    }),
  );
  const own = pulls.find(
    (pull) =>
      pull.merged_at !== null && pull.merge_commit_sha === sha && pull.base.repo.full_name === `${owner}/${repo}`,
  );
  return own && { number: own.number, head: own.head.sha };
}

interface FoundReview {
  readonly marker: ReviewMarker;
  readonly comment: PullRequestComment;
}

/** There is one; should two runs have raced, the later of them counts. */
function reviewAmong(comments: readonly PullRequestComment[], author: string): FoundReview | undefined {
  const reviews = comments.flatMap((comment): FoundReview[] => {
    const marker = comment.author === author ? readMarker(comment.body) : undefined;
    return marker === undefined ? [] : [{ marker, comment }];
  });
  return reviews.toSorted(
    (one, other) => other.marker.run - one.marker.run || other.marker.attempt - one.marker.attempt,
  )[0];
}

const short = (sha: string): string => sha.slice(0, 9);
