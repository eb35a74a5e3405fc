import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { Failure, fitting } from '@spot-serving/terraform-runner';

import type { LifeStep, StepAction } from './life-step';

const lifeFile = 'life.json';

/** A name, not a path: what was synthesized is beside the file. */
const folder = z.string().regex(/^[\w-]+$/, 'is no name of a folder beside the file');

const stepShape = z
  .object({
    change: z.string(),
    step: z.string(),
    expected: z.enum(['applied', 'refused']).optional(),
    synthesized: folder.optional(),
    refusal: z.string().optional(),
    destroys: z.array(z.string()).min(1, 'names no stack').optional(),
    leaves: z.array(z.string()).default([]),
  })
  .refine(
    ({ synthesized, refusal, destroys }) =>
      [synthesized, refusal, destroys].filter((one) => one !== undefined).length === 1,
    { error: 'has exactly one of synthesized, refusal, destroys' },
  );

const lifeShape = z.array(stepShape).min(1, 'is empty; its first step deploys');

/**
 * The steps that an app's `life` command wrote.
 *
 * @param output absolute path of the folder that it was to write to
 * @throws {Failure} 1 when it wrote none, or something else
 */
export function readLife(output: string): readonly LifeStep[] {
  const file = join(output, lifeFile);
  if (!existsSync(file))
    throw new Failure(`the life command wrote no ${lifeFile} into the folder that CDKTF_OUTDIR names`, 1);
  return fitting(lifeShape, JSON.parse(readFileSync(file, 'utf8')), lifeFile).map((step) => ({
    change: step.change,
    step: step.step,
    expected: step.expected ?? 'either',
    action: actionOf(step, output),
    leaves: step.leaves,
  }));
}

function actionOf({ synthesized, refusal, destroys = [] }: z.output<typeof stepShape>, output: string): StepAction {
  if (synthesized !== undefined) return { kind: 'deploy', folder: join(output, synthesized) };
  return refusal === undefined ? { kind: 'destroy', stacks: destroys } : { kind: 'refusal', words: refusal };
}
