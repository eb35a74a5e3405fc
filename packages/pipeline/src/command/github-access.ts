import type { GitHubAccess } from '@spot-serving/plan-review';
import { Failure } from '@spot-serving/terraform-runner';

/**
 * How to reach GitHub, from the environment of a workflow.
 *
 * @throws {Failure} 2 without a token
 */
export function githubAccess({ GITHUB_TOKEN: token, GITHUB_API_URL: baseUrl }: NodeJS.ProcessEnv): GitHubAccess {
  if (!token)
    throw new Failure('GITHUB_TOKEN is not set; give the step `env: { GITHUB_TOKEN: ${{ github.token }} }`', 2);
  return { token, baseUrl };
}

/** Address of the running workflow run; undefined outside of GitHub Actions. */
export function runAddress({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_RUN_ID: run,
}: NodeJS.ProcessEnv): string | undefined {
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
