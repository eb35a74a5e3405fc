import { type GitHubAccess, githubClient, refusable } from '@spot-serving/plan-review';

import { sameRepository } from '../github/same-repository';
import { type SynthesizingRun, synthesizingWorkflow } from './synthesizing-run';

/** An open pull request whose last commit was synthesized. */
export interface FoundPull {
  readonly number: number;
  readonly head: string;
  readonly base: string;
}

/** What a run was for: a pull request that is planned, or a reason that it is not, with what the check says. */
export type Found =
  | { readonly pull: FoundPull }
  | { readonly says: string; readonly conclusion: 'success' | 'failure' }
  /** Nobody waits for a check. */
  | { readonly nothing: string };

/**
 * Finds the pull request of a run by what GitHub says: the open one of that branch whose last commit is the one that ran. What the run itself says of pull
 * requests is not asked.
 *
 * @throws {CommentRefused} when GitHub says no
 */
export async function findPull(run: SynthesizingRun, access: GitHubAccess): Promise<Found> {
  const { owner, repo, head, branch, repository, event, path } = run;
  if (path !== synthesizingWorkflow) return { nothing: `run ${run.id} is of ${path}, not of ${synthesizingWorkflow}` };
  if (event === 'merge_group')
    return {
      says: 'A queue merges what was planned on its pull requests; what it makes of them together is compared at the apply.',
      conclusion: 'success',
    };
  if (event !== 'pull_request') return { nothing: `run ${run.id} is for ${event}, not for a pull request` };
  if (repository === undefined || !sameRepository(repository, `${owner}/${repo}`))
    return {
      says: 'The branch is in a fork, and is not planned: somebody who may push it to this repository does so after a look at it.',
      conclusion: 'failure',
    };
  const [pull, ...others] = await openPulls(run, access);
  if (pull === undefined) return { nothing: `no open pull request of ${branch} is at ${head.slice(0, 9)} any more` };
  if (others.length > 0)
    return {
      says: `#${[pull, ...others].map(({ number }) => number).join(' and #')} have this commit, so a review would be of both: close one.`,
      conclusion: 'failure',
    };
  if (!run.succeeded)
    return { says: 'Nothing was synthesized: see the run of the workflow plan.', conclusion: 'failure' };
  return { pull: { number: pull.number, head, base: pull.base.sha } };
}

/** The open pull requests of a run's branch, in this repository, whose last commit is the one that ran. */
async function openPulls({ owner, repo, head, branch, defaultBranch }: SynthesizingRun, access: GitHubAccess) {
  const client = githubClient(`${owner}/${repo}@${head}`, access);
  const query = { owner, repo, state: 'open', head: `${owner}:${branch}`, per_page: 100 } as const;
  const pulls = await refusable(() => client.paginate('GET /repos/{owner}/{repo}/pulls', query));
  return pulls.filter(
    (pull) =>
      pull.head.sha === head &&
      pull.head.ref === branch &&
      pull.base.ref === defaultBranch &&
      [pull.head.repo as { full_name: string } | null, pull.base.repo].every(
        (one) => one !== null && sameRepository(one.full_name, `${owner}/${repo}`),
      ),
  );
}
