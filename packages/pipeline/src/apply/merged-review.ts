import {
  type GitHubAccess,
  githubClient,
  githubComments,
  type PullRequestComment,
  readMarker,
  refusable,
  type ReviewMarker,
} from '@spot-serving/plan-review';

import type { RunEvent } from '../event/run-event';
import { sameRepository } from '../github/same-repository';
import type { Reviewed } from './reviewed';
import { runProblem } from './reviewing-run';

/** A merged pull request. */
interface Merged {
  readonly number: number;
  /** Last commit of its branch. */
  readonly head: string;
}

/**
 * What was reviewed of a commit on the main branch: the comment on the pull request whose merge made that commit, by `author` and by nobody else, and only when
 * it speaks of that pull request at the commit that was merged, does not say `fail`, and is as the run left it that wrote it. Its seals are another matter:
 * everybody whose token may write comments writes under that name. In all other cases nothing was reviewed, and the sentence says why.
 *
 * @throws {CommentRefused} when GitHub says no
 */
export async function mergedReview(event: RunEvent, author: string, access: GitHubAccess): Promise<Reviewed> {
  const { owner, repo, sha: head, before } = event;
  const merged = await mergeOf(event, access);
  if (merged === undefined) {
    const from = `No pull request was merged as ${short(head)}, so nothing of it was reviewed.`;
    return { head, before, marker: undefined, from, comments: undefined };
  }
  const comments = githubComments({ pull: { owner, repo, number: merged.number }, ...access });
  const found = reviewAmong(await comments.list(), author);
  const problem = found === undefined ? `has no review of ${author}` : await problemOf(found, merged, event, access);
  if (problem !== undefined || found === undefined)
    return {
      head,
      before,
      marker: undefined,
      from: `#${merged.number} ${problem}, so nothing of it was reviewed.`,
      comments,
    };
  const { marker } = found;
  return { head, before, marker, from: `The review of #${merged.number}, at ${short(marker.head)}.`, comments };
}

async function problemOf(
  { marker, comment }: FoundReview,
  merged: Merged,
  event: RunEvent,
  access: GitHubAccess,
): Promise<string | undefined> {
  if (marker.pull !== merged.number) return `has a review of #${marker.pull}`;
  if (marker.head !== merged.head) return `has a review of ${short(marker.head)}, and ${short(merged.head)} was merged`;
  if (marker.verdict === 'fail') return 'has a review that says that it must not be applied';
  return runProblem(marker, comment, event, access);
}

async function mergeOf(event: RunEvent, access: GitHubAccess): Promise<Merged | undefined> {
  const { owner, repo, sha } = event;
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
      pull.merged_at !== null &&
      pull.merge_commit_sha === sha &&
      sameRepository(pull.base.repo.full_name, `${owner}/${repo}`),
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
