import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

import { CommentRefused } from './pull-request-comments';

/** How to reach GitHub. */
export interface GitHubAccess {
  readonly token: string;
  /** Address of its API. @default `https://api.github.com` */
  readonly baseUrl?: string;
  /** Milliseconds that a second of waiting lasts; a test shortens it. @default 1000 */
  readonly second?: number;
}

/** How often a request is tried again that GitHub answers with an error of its own, or asks to come later. */
const retries = 3;

/** A longer wait is not waited for, in seconds: the job would cost more than running it again. */
const longestWait = 300;

const Client = Octokit.plugin(paginateRest, retry, throttling);

/** A client of GitHub's REST API. */
export type GitHubClient = InstanceType<typeof Client>;

/**
 * GitHub's REST API: errors of the server are tried again, and rate limits waited for as GitHub asks ("Best practices for using the REST API",
 * docs.github.com).
 *
 * @param id what is worked on, such as `owner/repo#7`: requests for the same wait for each other
 */
export function githubClient(id: string, { token, baseUrl, second = 1000 }: GitHubAccess): GitHubClient {
  const patience = { retry: { retries: retries, retryAfterBaseValue: second }, throttle: throttleOf(id, second) };
  return new Client({ auth: token, baseUrl, log: silent, ...patience });
}

/**
 * Asks GitHub for something.
 *
 * @throws {CommentRefused} where it says no
 */
export async function refusable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { status, message, response } = error as {
      readonly status?: unknown;
      readonly message: string;
      readonly response?: object;
    };
    if (typeof status !== 'number') throw error;
    // The client gives a request that nobody answered the status 500, and no response.
    const outcome = response === undefined ? 'GitHub cannot be reached' : `GitHub answered ${status}`;
    throw new CommentRefused(status, `${outcome}: ${message.split('\n', 1)[0]}`);
  }
}

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function throttleOf(id: string, second: number) {
  const patient = (wait: number, _request: object, _client: object, retried: number): boolean =>
    retried < retries && wait <= longestWait;
  return { id, retryAfterBaseValue: second, onRateLimit: patient, onSecondaryRateLimit: patient };
}
