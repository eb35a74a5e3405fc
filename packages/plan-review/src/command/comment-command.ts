import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import { type Fragments, readFragments } from '../fragment/read-fragments';
import { postCheck } from '../github/check-run';
import { withExemptionLines } from '../github/exemption-lines';
import type { GitHubAccess } from '../github/github-client';
import { githubComments } from '../github/github-comments';
import { writeJobSummary } from '../github/job-summary';
import { postReview } from '../github/post-review';
import { type PullRequest, readPullRequest } from '../github/pull-request';
import { CommentRefused } from '../github/pull-request-comments';
import type { ReviewMarker } from '../github/review-marker';
import type { Review } from '../render/review';
import type { CommentOptions } from './comment-options';
import { writtenReview } from './written-review';

/**
 * `plan-review comment`: writes the review into the job summary and into the one comment on the pull request. A branch of a fork gets the summary only:
 * its token may not write.
 *
 * A comment is left whatever happens: where no review can be made, it says that.
 *
 * @returns 0, or 1 when a stack could not be planned or something must not be applied
 * @throws {Failure} 1 when the comment could not be posted, 2 for an event or an environment that does not fit
 */
export async function commentCommand(options: CommentOptions, context: CommandContext): Promise<number> {
  const { cwd, env, stdout } = context;
  const pull = readPullRequest(resolve(cwd, options.event));
  const read = readFragments([resolve(cwd, options.fragments)].filter(existsSync), options.expect);
  // Of a fork's branch nobody is asked: its token is for nothing but the summary.
  const stacks = pull.fork ? read.stacks : await withExemptionLines(read.stacks, pull, () => access(env));
  const fragments = { ...read, stacks };
  const { review, fault } = reviewOrFault(fragments, options.unchanged);
  writeJobSummary(review.summary, env);
  const failed = review.verdict === 'fail' || fragments.stacks.some(({ result }) => 'failed' in result);
  if (pull.fork)
    stdout.write('The branch is in a fork, whose token may not comment: the review is in the job summary.\n');
  else {
    await checked(pull, review, failed, env);
    const marker = markerOf(pull, fragments, review, env);
    const { overtaken } = await postReview(githubComments({ pull, ...access(env) }), options.author, marker, review);
    stdout.write(
      overtaken
        ? `A later run has written the comment on #${pull.number} already.\n`
        : `The comment on #${pull.number} says what run ${marker.run} found.\n`,
    );
  }
  if (fault !== undefined) throw fault;
  return failed ? 1 : 0;
}

/** The check is the result: it goes to the commit, by the run, before there is a comment. */
async function checked(pull: PullRequest, review: Review, failed: boolean, env: NodeJS.ProcessEnv): Promise<void> {
  const { owner, repo, head: sha } = pull;
  const conclusion = failed ? 'failure' : 'success';
  await postCheck({ owner, repo, sha, conclusion, summary: review.markdown, env }, access(env)).catch(
    (error: unknown) => {
      if (!(error instanceof CommentRefused)) throw error;
      throw new Failure(
        `The check could not be posted. ${error.message}. The job needs \`permissions: checks: write\`.`,
        1,
      );
    },
  );
}

function access({ GITHUB_TOKEN: token, GITHUB_API_URL: baseUrl }: NodeJS.ProcessEnv): GitHubAccess {
  if (token) return { token, baseUrl };
  throw new Failure('GITHUB_TOKEN is not set; give the step `env: { GITHUB_TOKEN: ${{ github.token }} }`', 2);
}

function markerOf(
  { head, base, number: pull }: PullRequest,
  { apps, sealed }: Fragments,
  { verdict }: Review,
  env: NodeJS.ProcessEnv,
): ReviewMarker {
  const [run, attempt] = [Number(env.GITHUB_RUN_ID ?? 0), Number(env.GITHUB_RUN_ATTEMPT ?? 1)];
  if (!Number.isSafeInteger(run) || !Number.isSafeInteger(attempt))
    throw new Failure('GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT are numbers', 2);
  return { apps, head, base, pull, run, attempt, verdict, sealed };
}

/** A fault of the renderer must not leave an older, friendlier review standing. */
function reviewOrFault(
  fragments: Fragments,
  unchanged: readonly string[],
): { readonly review: Review; readonly fault?: Error } {
  try {
    return { review: writtenReview(fragments, new Date(), unchanged) };
  } catch (error) {
    const markdown =
      '**Plan review: fail**\n\nNo review could be made of these plans. Do not merge; see the log of the job that writes this comment.';
    const counts = {
      create: 0,
      update: 0,
      replace: 0,
      destroy: 0,
      forget: 0,
      move: 0,
      import: 0,
      drift: 0,
      outputs: 0,
      actions: 0,
      deferred: 0,
    };
    return {
      review: { markdown, summary: markdown, verdict: 'fail', counts, omitted: { markdown: 0, summary: 0 } },
      fault: error as Error,
    };
  }
}
