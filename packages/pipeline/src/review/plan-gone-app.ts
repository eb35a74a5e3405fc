import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import {
  forgottenText,
  type FormerStack,
  formerStacks,
  type PlanResult,
  stacksToPlan,
  standing,
  unplannedFragments,
  writeFragments,
} from '@spot-serving/plan-review';
import type { CommandContext } from '@spot-serving/terraform-runner';

/** An app that a pull request leaves out. */
export interface GoneApp {
  readonly app: string;
  /** Absolute path of what the base synthesizes it to. */
  readonly base: string;
  /** Folder for fragments, as the user gave it. */
  readonly out: string;
}

/**
 * The plan of an app that a pull request leaves out: nothing plans or destroys it after a merge, so that fails as long as anything of it stands.
 *
 * @param workFolder empty folder that goes when all is done
 * @returns 0, or 1 when something stands
 * @throws {Failure} 1 when its states cannot be read
 */
export async function planGoneApp(
  { app, base, out }: GoneApp,
  workFolder: string,
  { cwd, env, stderr }: CommandContext,
): Promise<number> {
  const folder = join(workFolder, 'stacks');
  mkdirSync(folder);
  const former = await formerStacks(app, stacksToPlan(base, folder), env);
  const reviewed = former.map((stack) => ({ name: stack.name, app, result: resultOf(app, stack) }));
  writeFragments(resolve(cwd, out), unplannedFragments(app, reviewed));
  for (const { result } of reviewed) if ('failed' in result) stderr.write(`${result.failed}\n`);
  return reviewed.some(({ result }) => 'failed' in result) ? 1 : 0;
}

function resultOf(app: string, { name, state }: FormerStack): PlanResult {
  if (standing(state) === 0) return { forgotten: state };
  return { failed: `The whole app is no longer in the code. ${forgottenText(app, name, state)}` };
}
