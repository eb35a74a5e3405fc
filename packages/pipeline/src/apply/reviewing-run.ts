import * as z from 'zod';

import {
  type GitHubAccess,
  githubClient,
  type PullRequestComment,
  refusable,
  type ReviewMarker,
} from '@spot-serving/plan-review';

import type { RunEvent } from '../event/run-event';
import { sameRepository } from '../github/same-repository';

/** The workflow whose runs write reviews: its file and its program come from the default branch. */
export const reviewingWorkflow = '.github/workflows/plan-trusted.yml';

const runShape = z.object({
  path: z.string(),
  event: z.string(),
  status: z.string(),
  run_attempt: z.number(),
  updated_at: z.iso.datetime(),
  repository: z.object({ full_name: z.string(), default_branch: z.string().optional() }),
  head_repository: z.object({ full_name: z.string() }),
});

/**
 * What is wrong with the run that a review says it was written by, or with the comment since: whoever may write comments could put another text above the
 * seals of an honest run while somebody reads it, and take it back. An edit after the run, a restored text too, shows by its time.
 *
 * @throws {CommentRefused} when GitHub says no
 */
export async function runProblem(
  { run: run_id, attempt }: ReviewMarker,
  comment: PullRequestComment,
  { owner, repo }: RunEvent,
  access: GitHubAccess,
): Promise<string | undefined> {
  const client = githubClient(`${owner}/${repo}/runs/${run_id}`, access);
  const { data } = await refusable(() =>
    client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id }),
  );
  const parsed = runShape.safeParse(data);
  if (!parsed.success) return `has a review of run ${run_id}, of which GitHub tells too little`;
  const run = parsed.data;
  // GitHub writes the ref behind the path of some runs.
  if (run.path.split('@', 1)[0] !== reviewingWorkflow || run.event !== 'workflow_run')
    return `has a review of run ${run_id}, which is of ${run.path}`;
  if (![run.repository, run.head_repository].every(({ full_name }) => sameRepository(full_name, `${owner}/${repo}`)))
    return `has a review of run ${run_id}, which is of another repository`;
  if (run.status !== 'completed' || run.run_attempt !== attempt)
    return `has a review of attempt ${attempt} of run ${run_id}, which began anew`;
  if (Date.parse(comment.updatedAt) > Date.parse(run.updated_at))
    return `has a review that somebody edited after run ${run_id} wrote it`;
  return undefined;
}
