import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { Failure, fitting } from '@spot-serving/terraform-runner';

const repositoryForm = /^[\w.-]+\/[\w.-]+$/;

const eventShape = z.object({
  repository: z.object({ full_name: z.string().regex(repositoryForm) }),
  before: z.string().optional(),
  after: z.string().optional(),
  pull_request: z.unknown().optional(),
});

/** What started a run that applies. */
export interface RunEvent {
  readonly owner: string;
  readonly repo: string;
  /** Commit that is applied. */
  readonly sha: string;
  /** Commit that was applied before; undefined for a run that somebody started, and for a first push. */
  readonly before: string | undefined;
}

/**
 * Reads the event of a push or of a `workflow_dispatch` (`GITHUB_EVENT_PATH`). The second does not name its commit; then it is `GITHUB_SHA`.
 *
 * @throws {Failure} 2 for another event, and for a file that is none
 */
export function readRunEvent(file: string, { GITHUB_SHA }: NodeJS.ProcessEnv): RunEvent {
  const { repository, before, after, pull_request } = fitting(eventShape, contentOf(file), `the event in ${file}`, 2);
  if (pull_request !== undefined)
    throw new Failure(
      'a pull request is planned, not applied: apply runs after the merge, for a push or a workflow_dispatch',
      2,
    );
  const sha = after ?? GITHUB_SHA;
  if (sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha))
    throw new Failure(`the event in ${file} names no commit, and GITHUB_SHA neither`, 2);
  const [owner = '', repo = ''] = repository.full_name.split('/');
  return { owner, repo, sha, before: before === undefined || /^0+$/.test(before) ? undefined : before };
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`the event in ${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
