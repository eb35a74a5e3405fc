import { type GitHubAccess, githubClient, refusable } from './github-client';

/** Name of the check: the result of a review. The comment is only a view of it. */
export const checkName = 'plan review';

/** What GitHub takes in a summary of a check, in UTF-16 units ("REST API endpoints for check runs", docs.github.com). */
const longestSummary = 65_535;

/** The result of a review. */
export interface CheckRun {
  readonly owner: string;
  readonly repo: string;
  /** Commit that it is of. */
  readonly sha: string;
  readonly conclusion: 'success' | 'failure';
  /** Markdown; what is too long gives way to a link to the run. */
  readonly summary: string;
  /** Names the run that the check leads to, as GitHub Actions does. */
  readonly env: NodeJS.ProcessEnv;
}

/** Posts the check of a commit. @throws {CommentRefused} when GitHub says no */
export async function postCheck(check: CheckRun, access: GitHubAccess): Promise<void> {
  const { owner, repo, sha, conclusion, summary, env } = check;
  const details_url = runAddress(env);
  const title = conclusion === 'success' ? 'May be merged after a review' : 'Must not be merged';
  const shown = summary.length <= longestSummary ? summary : `Too long for a check: ${details_url ?? 'see the run'}`;
  await refusable(() =>
    githubClient(`${owner}/${repo}@${sha}`, access).request('POST /repos/{owner}/{repo}/check-runs', {
      owner,
      repo,
      name: checkName,
      head_sha: sha,
      status: 'completed',
      conclusion,
      ...(details_url === undefined ? {} : { details_url }),
      output: { title, summary: shown },
    }),
  );
}

function runAddress({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_RUN_ID: run,
}: NodeJS.ProcessEnv) {
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
