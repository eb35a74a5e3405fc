import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

import { CommentRefused, type PullRequestComment, type PullRequestComments } from './pull-request-comments';
import type { PullRequest } from './pull-request';

/** How to reach GitHub. */
export interface GitHubOptions {
  readonly pull: Pick<PullRequest, 'owner' | 'repo' | 'number'>;
  readonly token: string;
  /** Address of its API. @default `https://api.github.com` */
  readonly baseUrl?: string;
  /** Milliseconds that a second of waiting lasts; a test shortens it. @default 1000 */
  readonly second?: number;
}

/** How often a request is tried again that GitHub answers with an error of its own, or asks to come later. */
const RETRIES = 3;

/** A longer wait is not waited for, in seconds: the job would cost more than running it again. */
const LONGEST_WAIT = 300;

const Client = Octokit.plugin(paginateRest, retry, throttling);

/**
 * The comments of a pull request, by GitHub's REST API: all pages, errors of the server tried again, rate limits waited for as GitHub asks
 * ("Best practices for using the REST API", docs.github.com).
 */
export function githubComments({ pull, token, baseUrl, second = 1000 }: GitHubOptions): PullRequestComments {
  const patience = { retry: { retries: RETRIES, retryAfterBaseValue: second }, throttle: throttleOf(pull, second) };
  const client = new Client({ auth: token, baseUrl, log: silent, ...patience });
  const { owner, repo, number: issue_number } = pull;
  return {
    list: () => refusable(async () => (await client.paginate(LIST, { owner, repo, issue_number, per_page: 100 })).map(commentOf)),
    create: (body) => refusable(async () => commentOf((await client.request(`POST ${COMMENTS}`, { owner, repo, issue_number, body })).data)),
    update: (comment_id, body) => refusable(async () => void (await client.request(`PATCH ${COMMENT}`, { owner, repo, comment_id, body }))),
    delete: (comment_id) => refusable(async () => void (await client.request(`DELETE ${COMMENT}`, { owner, repo, comment_id }))),
  };
}

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const LIST = `GET ${COMMENTS}` as const;

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function throttleOf({ owner, repo, number }: GitHubOptions['pull'], second: number) {
  const patient = (wait: number, _request: object, _client: object, retried: number): boolean => retried < RETRIES && wait <= LONGEST_WAIT;
  return { id: `${owner}/${repo}#${number}`, retryAfterBaseValue: second, onRateLimit: patient, onSecondaryRateLimit: patient };
}

function commentOf({ id, user, body }: { id: number; user: { login: string } | null; body?: string }): PullRequestComment {
  return { id, author: user?.login, body: body ?? '' };
}

async function refusable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { status, message } = error as { readonly status?: unknown; readonly message: string };
    if (typeof status !== 'number') throw error;
    throw new CommentRefused(status, `GitHub answered ${status}: ${message.split('\n', 1)[0]}`);
  }
}
