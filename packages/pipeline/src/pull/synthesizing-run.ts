import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { Failure, fitting } from '@spot-serving/terraform-runner';

/** The workflow that synthesizes pull requests. Its file and its program are those of the branch. */
export const synthesizingWorkflow = '.github/workflows/plan.yml';

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const fullName = z.string().regex(/^[\w.-]+\/[\w.-]+$/);

const eventShape = z.object({
  workflow_run: z.object({
    id: z.number(),
    path: z.string(),
    event: z.string(),
    conclusion: z.string().nullable(),
    head_sha: sha,
    head_branch: z.string(),
    head_repository: z.object({ full_name: fullName }).nullable(),
  }),
  repository: z.object({ full_name: fullName, default_branch: z.string() }),
});

/** A run that synthesized something: data of somebody, but for what GitHub itself says of it. */
export interface SynthesizingRun {
  readonly owner: string;
  readonly repo: string;
  readonly defaultBranch: string;
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly succeeded: boolean;
  readonly head: string;
  readonly branch: string;
  /** Repository of the branch; undefined for one that is gone. */
  readonly repository: string | undefined;
}

/**
 * Reads the event of a `workflow_run` (`GITHUB_EVENT_PATH`).
 *
 * @throws {Failure} 2 for another event, and for a file that is none
 */
export function readSynthesizingRun(file: string): SynthesizingRun {
  const { workflow_run: run, repository } = fitting(eventShape, contentOf(file), `the event in ${file}`, 2);
  const [owner = '', repo = ''] = repository.full_name.split('/');
  return {
    owner,
    repo,
    defaultBranch: repository.default_branch,
    id: run.id,
    path: run.path.split('@', 1)[0] ?? '',
    event: run.event,
    succeeded: run.conclusion === 'success',
    head: run.head_sha,
    branch: run.head_branch,
    repository: run.head_repository?.full_name,
  };
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`the event in ${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
