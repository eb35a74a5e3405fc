import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import {
  type CommandContext,
  Failure,
  fitting,
  inWorkFolder,
  locateTerraform,
  progressFor,
} from '@spot-serving/terraform-runner';

import { findingsShape } from '../fragment/fragment-shape';
import { type FragmentOptions, makeFragments, type Sealing } from '../fragment/make-fragments';
import { writeFragments } from '../fragment/write-fragments';
import { type PlannedStack, planStacks } from '../planner/plan-stacks';
import type { StackToPlan } from '../planner/stack-to-plan';
import { stacksToPlan } from '../planner/stacks-to-plan';
import { isReachable, type Where } from '../planner/where';
import { type Sealer, secretSealer } from '../seal/sealer';
import { type ComparedStates, compareStates } from '../states/compare-states';
import { madeFolder } from './made-folder';
import type { PlanOptions } from './plan-options';
import { synthesizedApp } from './synthesized-app';
import { tellPlans } from './tell-plans';

/** Shortest secret of seals, in characters. */
const shortestKey = 16;

/**
 * `plan-review plan`: plans every stack of an app, and prints the review or writes fragments of it. Plans and states are in a folder that goes with it.
 *
 * @param sealer what seals fragments @default by the secret in the environment, if there is one
 * @returns 0, or 1 when a stack could not be planned
 * @throws {Failure} when it cannot begin; then nothing is written
 * @throws {Interrupted} when the user asked to stop; then nothing is written either
 */
export async function planCommand(
  options: PlanOptions,
  context: CommandContext,
  sealer = secretSealerOf(context.env),
): Promise<number> {
  const { cwd, env, interruption } = context;
  const [sealing, findings] = [sealingOf(options, env, sealer), readFindings(options, cwd)];
  const terraform = await locateTerraform(env, cwd, interruption);
  return inWorkFolder('plan-review-', async (workFolder) => {
    // Lines of progress do not get into a review or a report that somebody redirects.
    const progress = progressFor(context, options.json || (options.out === undefined && !context.stdout.isTTY));
    const app = await progress.during('Synthesizing', () => synthesizedApp(options, context, workFolder));
    const all = stacksToPlan(app.folder, madeFolder(workFolder, 'stacks'));
    const stacks = all.map(({ name }) => name);
    const reachable = all.filter((stack) => isReachable(stack, options.where));
    const compared = await comparedFrom(options.where, app.name, all, env);
    const plan = () =>
      planStacks(reachable, {
        ...{ ...options, ...context, ...app, terraform, workFolder, progress },
        ...{ lock: false, limit: options.parallel },
      });
    const planned = compared.foreign.length > 0 ? notPlanned(reachable, compared.foreign) : await plan();
    const forgotten = compared.forgotten.map(({ name, state }) => ({
      name,
      app: app.name,
      result: { forgotten: state },
    }));
    if (options.out !== undefined)
      writeFragments(
        resolve(cwd, options.out),
        await makeFragments(planned, { app: app.name, stacks, sealing, findings, forgotten }),
      );
    tellPlans({ app: app.name, planned, forgotten, findings }, options, context);
    return planned.some(({ result }) => 'failed' in result) ? 1 : 0;
  });
}

/** Of two jobs that plan an app from two places one tells what its states say; a forgotten stack that two tell of would count as forged. */
async function comparedFrom(
  where: Where,
  app: string,
  stacks: readonly StackToPlan[],
  env: NodeJS.ProcessEnv,
): Promise<ComparedStates> {
  return where === 'inside' ? { forgotten: [], foreign: [] } : compareStates(app, stacks, env);
}

/** A plan against states of another app says nothing. */
function notPlanned(stacks: readonly StackToPlan[], foreign: readonly string[]): readonly PlannedStack[] {
  return stacks.map((stack) => ({ stack, result: { failed: foreign.join('\n') }, outcome: 'failed' }));
}

/** A seal is of the commit that was planned, so without one nothing is sealed. */
function sealingOf(
  { head, base = '', pull = 0 }: PlanOptions,
  { GITHUB_RUN_ID: run = '0', GITHUB_RUN_ATTEMPT: attempt = '1' }: NodeJS.ProcessEnv,
  sealer: Sealer | undefined,
): Sealing | undefined {
  if (head === undefined || sealer === undefined) return undefined;
  return { sealer, head, base, pull, run: Number(run), attempt: Number(attempt) };
}

function secretSealerOf({ REVIEW_SEAL_SECRET: secret }: NodeJS.ProcessEnv): Sealer | undefined {
  if (!secret) return undefined;
  if (secret.length >= shortestKey) return secretSealer(secret);
  throw new Failure(
    `REVIEW_SEAL_SECRET has ${secret.length} characters; give a secret of at least ${shortestKey}, such as \`openssl rand -hex 32\``,
    2,
  );
}

function readFindings({ findings }: PlanOptions, cwd: string): FragmentOptions['findings'] {
  if (findings === undefined) return {};
  try {
    return fitting(findingsShape, JSON.parse(readFileSync(resolve(cwd, findings), 'utf8')), findings, 2);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`the findings in ${findings} cannot be read: ${(error as Error).message}`, 2);
  }
}
