import { type GitHubAccess, githubClient, refusable } from './github-client';
import type { PullRequest } from './pull-request';
import type { PullRequestComment, PullRequestComments } from './pull-request-comments';

/** How to reach the comments of a pull request, or of an issue, which GitHub numbers alike. */
export interface GitHubOptions extends GitHubAccess {
  /** Whose comments. */
  readonly pull: Pick<PullRequest, 'owner' | 'repo' | 'number'>;
}

/** The comments of a pull request, by GitHub's REST API: all pages, with the patience of `githubClient`. */
export function githubComments({ pull, ...access }: GitHubOptions): PullRequestComments {
  const { owner, repo, number: issue_number } = pull;
  const client = githubClient(`${owner}/${repo}#${issue_number}`, access);
  return {
    list: () =>
      refusable(async () => (await client.paginate(list, { owner, repo, issue_number, per_page: 100 })).map(commentOf)),
    create: (body) =>
      refusable(async () =>
        commentOf((await client.request(`POST ${comments}`, { owner, repo, issue_number, body })).data),
      ),
    update: (comment_id, body) =>
      refusable(async () => {
        await client.request(`PATCH ${comment}`, { owner, repo, comment_id, body });
      }),
    delete: (comment_id) =>
      refusable(async () => {
        await client.request(`DELETE ${comment}`, { owner, repo, comment_id });
      }),
  };
}

const comments = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const comment = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const list = `GET ${comments}` as const;

function commentOf({
  id,
  user,
  body,
  updated_at: updatedAt,
}: {
  id: number;
  user: { login: string } | null;
  body?: string;
  updated_at: string;
}): PullRequestComment {
  return { id, author: user?.login, body: body ?? '', updatedAt };
}
