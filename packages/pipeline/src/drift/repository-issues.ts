import { type GitHubAccess, githubClient, refusable } from '@spot-serving/plan-review';

/** An open issue. */
export interface Issue {
  readonly number: number;
  /** Login of who opened it; undefined for an account that is gone. */
  readonly author: string | undefined;
  readonly body: string;
}

/** Issues of a repository. Every method throws {@link CommentRefused} for what GitHub says no to. */
export interface RepositoryIssues {
  /** All open ones with a label, oldest first; pull requests, which GitHub lists among them, are left out. */
  open(label: string): Promise<readonly Issue[]>;
  create(title: string, body: string, label: string): Promise<Issue>;
  update(number: number, body: string): Promise<void>;
  /** Closes an issue as done, with a last comment. */
  close(number: number, comment: string): Promise<void>;
}

const issues = '/repos/{owner}/{repo}/issues';
const issue = `${issues}/{issue_number}` as const;

/** The issues of a repository by GitHub's REST API, all pages ("REST API endpoints for issues", docs.github.com). */
export function repositoryIssues(owner: string, repo: string, access: GitHubAccess): RepositoryIssues {
  const client = githubClient(`${owner}/${repo}`, access);
  const at = (issue_number: number) => ({ owner, repo, issue_number });
  return {
    open: (label) =>
      refusable(async () => {
        const listed = await client.paginate(`GET ${issues}`, {
          owner,
          repo,
          state: 'open',
          labels: label,
          sort: 'created',
          direction: 'asc',
          per_page: 100,
        });
        return listed.filter(({ pull_request }) => pull_request === undefined).map(issueOf);
      }),
    create: (title, body, label) =>
      refusable(async () =>
        issueOf((await client.request(`POST ${issues}`, { owner, repo, title, body, labels: [label] })).data),
      ),
    update: (number, body) =>
      refusable(async () => {
        await client.request(`PATCH ${issue}`, { ...at(number), body });
      }),
    close: (number, body) =>
      refusable(async () => {
        await client.request(`POST ${issue}/comments`, { ...at(number), body });
        await client.request(`PATCH ${issue}`, { ...at(number), state: 'closed', state_reason: 'completed' });
      }),
  };
}

function issueOf({
  number,
  user,
  body,
}: {
  number: number;
  user: { login: string } | null;
  body?: string | null;
}): Issue {
  return { number, author: user?.login, body: body ?? '' };
}
