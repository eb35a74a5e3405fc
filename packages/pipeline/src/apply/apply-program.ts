import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { PodWatch } from '@spot-serving/check-serving';
import { lockFileName, refuseLeftBehind, stacksToPlan, type StackToPlan } from '@spot-serving/plan-review';
import {
  type CommandContext,
  inWorkFolder,
  locateTerraform,
  plainText,
  Terraform,
} from '@spot-serving/terraform-runner';

import { githubAccess } from '../command/github-access';
import { refusedByGitHub } from '../command/refused-by-github';
import { terraformEnvironment } from '../command/terraform-environment';
import { readRunEvent } from '../event/run-event';
import { neededSealer } from '../seal/sealer-of';
import { unseenProblems } from '../trust/configuration-problems';
import { refuseUntrusted } from '../trust/refuse-untrusted';
import { type ApplyOptions, readApplyOptions } from './apply-options';
import { applyStacks } from './apply-stacks';
import { type Decision, readDecisions } from './decision';
import { mergedReview } from './merged-review';
import type { Permits } from './permission';
import { report } from './report';
import { type Reviewed, reviewedInFile } from './reviewed';
import { StackApplier } from './stack-applier';
import { outcomeWords, type StackOutcome } from './stack-outcome';
import { UnsavedState } from './unsaved-state';

/**
 * `pipeline apply`: applies the stacks of an app whose plans are still those that were reviewed or approved, and asks about the others. Plans and states are in
 * a folder that goes with it. Outputs `pending` and `serving`.
 *
 * @returns 0 when all is applied; when a plan waits for approval, 0 for a workflow, whose next job asks (`pending=true`), and 3 for anybody else;
 *   1 when a stack failed, its state was locked, or it waits for what is not applied from here
 * @throws {Failure} when it cannot begin, as after a merge with programs in the configuration that no plan shows, or while a stack that is no longer in the
 *   code stands on one that is; then nothing was applied
 * @throws {Interrupted} when the user asked to stop, once Terraform has ended and given back the lock
 */
export async function applyProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = readApplyOptions(argv);
  const { cwd, env, interruption, stdout } = context;
  const sealers = { review: neededSealer('REVIEW_SEAL_KEY', env), decision: neededSealer('DECISION_SEAL_KEY', env) };
  // A workflow's review is what the comment shows, and that is the plan; whoever hands over a file has read what they like.
  if ('event' in options.seen) refuseUntrusted(resolve(cwd, options.synthesized), unseenProblems);
  const reviewed = await whatWasReviewed(options, context);
  const run = Number(env.GITHUB_RUN_ID ?? 0);
  const { head, marker } = reviewed;
  const permits: Permits = {
    app: options.app,
    review: marker && { sealer: sealers.review, marker },
    approved: { sealer: sealers.decision, decisions: approvals(options, head, run, cwd) },
  };
  const { program } = await locateTerraform(env, cwd, interruption);
  stdout.write(`${reviewed.from}\n`);
  const outcomes = await inWorkFolder('pipeline-apply-', async (workFolder) => {
    const synthesized = resolve(cwd, options.synthesized);
    const own = terraformEnvironment(env, workFolder);
    const stacks = stacksToPlan(synthesized, made(workFolder, 'stacks'));
    await refuseLeftBehind(options.app, stacks, stacks, own);
    const terraform = new Terraform({ program, env: own, interruption });
    const app = { stacks, lockFile: join(synthesized, lockFileName), env: own };
    const applier = new StackApplier(terraform, app, new UnsavedState(terraform, cwd));
    return applyStacks(stacks, {
      where: options.where,
      permits,
      head,
      run,
      applier,
      watch: (stack) => watchPods(stack, own, context),
      onOutcome: (outcome) => tell(outcome, context),
    });
  });
  return report(outcomes, reviewed, options, context);
}

function watchPods({ name, source }: StackToPlan, env: NodeJS.ProcessEnv, { stderr }: CommandContext): PodWatch {
  return new PodWatch(source, { env, tell: (line) => stderr.write(`${name}: ${plainText(line)}\n`) });
}

async function whatWasReviewed({ seen, author }: ApplyOptions, { cwd, env }: CommandContext): Promise<Reviewed> {
  if ('review' in seen) return reviewedInFile(resolve(cwd, seen.review));
  const event = readRunEvent(resolve(cwd, seen.event), env);
  return mergedReview(event, author, githubAccess(env)).catch(refusedByGitHub('what was reviewed cannot be read'));
}

/** A decision counts for its app, its commit and its run only. */
function approvals({ app, decisions }: ApplyOptions, head: string, run: number, cwd: string): readonly Decision[] {
  if (decisions === undefined) return [];
  return readDecisions(resolve(cwd, decisions)).filter(
    (one) => one.app === app && one.head === head && one.run === run,
  );
}

function tell(outcome: StackOutcome, { stdout, stderr }: CommandContext): void {
  stdout.write(`${outcome.stack.name}  ${outcomeWords(outcome)}\n`);
  if (outcome.kind !== 'failed') return;
  const { stack, text, pods } = outcome;
  stderr.write(`${[`${stack.name}: ${text}`, ...pods.map((line) => `${stack.name}: ${line}`)].join('\n')}\n`);
}

function made(...parts: readonly [string, string]): string {
  const folder = join(...parts);
  mkdirSync(folder);
  return folder;
}
