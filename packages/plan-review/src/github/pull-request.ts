import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { Failure, fitting } from '@spot-serving/terraform-runner';

const eventShape = z.object({
  pull_request: z.object(
    {
      number: z.number(),
      head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
      base: z.object({ sha: z.string() }),
    },
    'is not there; this is for events of pull requests',
  ),
  repository: z.object({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/) }),
});

/** The pull request of a workflow run. */
export interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  /** Last commit of its branch, and the one it goes onto. */
  readonly head: string;
  readonly base: string;
  /** Whether its branch is in another repository (or in one that is gone): then nothing here may write. */
  readonly fork: boolean;
}

/**
 * Reads the event that started a workflow run (`GITHUB_EVENT_PATH`).
 *
 * @throws {Failure} 2 for a file that is not the event of a pull request
 */
export function readPullRequest(file: string): PullRequest {
  const { pull_request: pull, repository } = fitting(eventShape, parsed(file), `the event in ${file}`, 2);
  const [owner = '', repo = ''] = repository.full_name.split('/');
  const { number, head, base } = pull;
  return { owner, repo, number, head: head.sha, base: base.sha, fork: head.repo?.full_name !== repository.full_name };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`the event in ${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
