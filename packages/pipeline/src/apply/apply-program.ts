import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { PodWatch } from '@spot-serving/check-serving';
import { boundKey, LOCK_FILE, stacksToPlan } from '@spot-serving/plan-review';
import { inWorkFolder, locateTerraform, Terraform, type CommandContext } from '@spot-serving/terraform-runner';

import { fingerprintKey } from '../command/fingerprint-key';
import { githubAccess } from '../command/github-access';
import { refusedByGitHub } from '../command/refused-by-github';
import { terraformEnvironment } from '../command/terraform-environment';
import { readRunEvent } from '../event/run-event';
import { unseenProblems } from '../trust/configuration-problems';
import { refuseUntrusted } from '../trust/refuse-untrusted';
import { readApplyOptions, type ApplyOptions } from './apply-options';
import { applyStacks } from './apply-stacks';
import { readDecisions } from './decision';
import { mergedReview } from './merged-review';
import type { Permits } from './permission';
import { report } from './report';
import { reviewedInFile, type Reviewed } from './reviewed';
import { StackApplier } from './stack-applier';
import { UnsavedState } from './unsaved-state';
import { outcomeWords, type StackOutcome } from './stack-outcome';

/**
 * `pipeline apply`: applies the stacks of an app whose plans are still those that were reviewed or approved, and asks about the others. Plans and states are in
 * a folder that goes with it. Outputs `pending` and `serving`.
 *
 * @returns 0 when all is applied; when a plan waits for approval, 0 for a workflow, whose next job asks (`pending=true`), and 3 for anybody else;
 *   1 when a stack failed, its state was locked, or it waits for what is not applied from here
 * @throws {Failure} when it cannot begin, as after a merge with programs in the configuration that no plan shows; then nothing was applied
 * @throws {Interrupted} when the user asked to stop, once Terraform has ended and given back the lock
 */
export async function applyProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = readApplyOptions(argv);
  const { cwd, env, interruption, stdout } = context;
  const key = fingerprintKey(env);
  // A workflow's review is what the comment shows, and that is the plan; whoever hands over a file has read what they like.
  if ('event' in options.seen) refuseUntrusted(resolve(cwd, options.synthesized), unseenProblems);
  const reviewed = await whatWasReviewed(options, context);
  const permits: Permits = {
    key,
    reviewKeys: reviewKeys(key, reviewed),
    reviewed: reviewed.fingerprints,
    approved: approvals(options, reviewed.head, cwd),
  };
  const { program } = await locateTerraform(env, cwd, interruption);
  stdout.write(`${reviewed.from}\n`);
  const outcomes = await inWorkFolder('pipeline-apply-', (workFolder) => {
    const synthesized = resolve(cwd, options.synthesized);
    const own = terraformEnvironment(env, workFolder);
    const stacks = stacksToPlan(synthesized, made(workFolder, 'stacks'));
    const terraform = new Terraform({ program, env: own, interruption });
    const applier = new StackApplier(
      terraform,
      own,
      stacks,
      join(synthesized, LOCK_FILE),
      new UnsavedState(terraform, cwd),
    );
    return applyStacks(stacks, {
      where: options.where,
      permits,
      applier,
      watch: ({ name, source }) =>
        new PodWatch(source, { env: own, tell: (line) => context.stderr.write(`${name}: ${line}\n`) }),
      onOutcome: (outcome) => tell(outcome, context),
    });
  });
  return report(outcomes, reviewed, options, context);
}

async function whatWasReviewed({ seen, author }: ApplyOptions, { cwd, env }: CommandContext): Promise<Reviewed> {
  if ('review' in seen) return reviewedInFile(resolve(cwd, seen.review));
  const event = readRunEvent(resolve(cwd, seen.event), env);
  return mergedReview(event, author, githubAccess(env)).catch(refusedByGitHub('what was reviewed cannot be read'));
}

function reviewKeys(key: string, { reviewedHead, bound }: Reviewed): readonly string[] {
  return [...(reviewedHead === undefined ? [] : [boundKey(key, reviewedHead)]), ...(bound ? [] : [key])];
}

/** A decision counts for its app and its commit only. */
function approvals({ app, decisions }: ApplyOptions, head: string, cwd: string): Permits['approved'] {
  const own =
    decisions === undefined
      ? []
      : readDecisions(resolve(cwd, decisions)).filter((one) => one.app === app && one.head === head);
  return new Map(
    own.map(({ stack }) => [stack, own.filter((one) => one.stack === stack).map((one) => one.fingerprint)]),
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
