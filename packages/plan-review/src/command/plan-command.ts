import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import {
  Failure,
  fitting,
  inWorkFolder,
  locateTerraform,
  progressFor,
  type CommandContext,
} from '@spot-serving/terraform-runner';

import { forecastNotes } from '../capacity/forecast-notes';
import { findingsShape } from '../fragment/fragment-shape';
import { makeFragments, type FragmentOptions, type Sealing } from '../fragment/make-fragments';
import { redactedLines } from '../fragment/redacted-plan';
import { writeFragments } from '../fragment/write-fragments';
import { planStacks, type PlannedStack } from '../planner/plan-stacks';
import { stacksToPlan } from '../planner/stacks-to-plan';
import { isReachable } from '../planner/where';
import { Redaction } from '../redact/redaction';
import { renderReview } from '../render/render-review';
import { secretSealer, type Sealer } from '../seal/sealer';
import type { PlanOptions } from './plan-options';
import { synthesizedApp } from './synthesized-app';

/** Shortest secret of seals, in characters. */
const SHORTEST_KEY = 16;

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
    const planned = await planStacks(reachable, {
      ...options,
      ...context,
      ...app,
      terraform,
      workFolder,
      progress,
      lock: false,
      limit: options.parallel,
    });
    if (options.out !== undefined)
      writeFragments(
        resolve(cwd, options.out),
        await makeFragments(planned, { app: app.name, stacks, sealing, findings }),
      );
    tell(app.name, planned, options, context, findings);
    return planned.some(({ result }) => 'failed' in result) ? 1 : 0;
  });
}

function tell(
  app: string,
  planned: readonly PlannedStack[],
  { out, json }: PlanOptions,
  context: CommandContext,
  findings: FragmentOptions['findings'],
): void {
  const { stdout, stderr } = context;
  // Who reads a log is not asked more than who reads a comment.
  const redaction = new Redaction(planned.flatMap(({ result }) => ('plan' in result ? [result.plan] : [])));
  for (const { stack, result } of planned) {
    if ('failed' in result)
      stderr.write(
        `${stack.name}: cannot be planned\n${redactedLines(result.failed, redaction).replace(/^(?=.)/gm, '  ')}\n`,
      );
  }
  if (json) stdout.write(`${JSON.stringify({ app, stacks: planned.map(machineLine) }, null, 2)}\n`);
  else if (out === undefined) {
    const stacks = planned.map((one) => reviewed(one, app, findings));
    stdout.write(`${renderReview({ stacks, notes: forecastNotes(stacks, new Date()) }).summary}\n`);
  }
}

function reviewed({ stack, result }: PlannedStack, app: string, findings: FragmentOptions['findings']) {
  return {
    name: stack.name,
    app,
    result,
    configuration: JSON.parse(stack.source) as unknown,
    findings: findings[stack.name] ?? [],
  };
}

function machineLine({ stack, result, outcome }: PlannedStack): object {
  const status = 'plan' in result ? 'planned' : 'failed' in result ? 'failed' : 'waiting';
  return { stack: stack.name, status, outcome, ...('waitingFor' in result ? { waitingFor: result.waitingFor } : {}) };
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
  if (secret.length >= SHORTEST_KEY) return secretSealer(secret);
  throw new Failure(
    `REVIEW_SEAL_SECRET has ${secret.length} characters; give a secret of at least ${SHORTEST_KEY}, such as \`openssl rand -hex 32\``,
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

function madeFolder(...parts: readonly [string, string]): string {
  const folder = join(...parts);
  mkdirSync(folder);
  return folder;
}
