import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import {
  isReachable,
  lockFileName,
  type Plan,
  refuseLeftBehind,
  renderReview,
  stacksToPlan,
  type StackToPlan,
  type Where,
  writeJobSummary,
} from '@spot-serving/plan-review';
import {
  type CommandContext,
  doomedStacks,
  Failure,
  inWorkFolder,
  locateTerraform,
  Terraform,
} from '@spot-serving/terraform-runner';

import { terraformEnvironment } from '../command/terraform-environment';
import { type DestroyOptions, readDestroyOptions } from './destroy-options';
import { readShown, type ShownDestruction, shownDestruction, writeShown } from './shown-destruction';
import { StackDestroyer } from './stack-destroyer';

/** What is destroyed, and with what. */
interface Destruction {
  readonly app: string;
  readonly where: Where;
  readonly doomed: readonly StackToPlan[];
  readonly destroyer: StackDestroyer;
}

/**
 * `pipeline destroy`: shows what would be destroyed of an app, or of some of its stacks and what depends on them; and, told what was shown, destroys that and
 * nothing else, last made first. It stops at the first stack that Terraform will not destroy, or that is not as it was shown, and before a stack on which one
 * that is destroyed from elsewhere, or one that is no longer in the code, still stands.
 *
 * @returns 0; 3 when it showed something, for anybody but a workflow, whose next job asks
 * @throws {Failure} 1 when a stack cannot be destroyed or its state is locked, 2 for arguments and a confirmation that do not fit, 3 for what is protected or was
 *   not shown
 * @throws {Interrupted} when the user asked to stop, once Terraform has ended and given back the lock
 */
export async function destroyProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = readDestroyOptions(argv);
  const { cwd, env, interruption } = context;
  const { program } = await locateTerraform(env, cwd, interruption);
  return inWorkFolder('pipeline-destroy-', async (workFolder) => {
    const synthesized = resolve(cwd, options.synthesized);
    const own = terraformEnvironment(env, workFolder);
    const folder = join(workFolder, 'stacks');
    mkdirSync(folder);
    const stacks = stacksToPlan(synthesized, folder);
    const doomed = doomedStacks(stacks, options.stacks);
    await refuseLeftBehind(options.app, stacks, doomed, own);
    const terraform = new Terraform({ program, env: own, interruption });
    const destroyer = new StackDestroyer(terraform, own, join(synthesized, lockFileName));
    const destruction = { app: options.app, where: options.where, doomed, destroyer };
    return options.shown === undefined
      ? show(destruction, options, context)
      : destroy(destruction, readShown(resolve(cwd, options.shown)), context);
  });
}

/** Plans every stack without a lock, and tells of it where reviewers look. */
async function show(
  { app, where, doomed, destroyer }: Destruction,
  { out }: DestroyOptions,
  context: CommandContext,
): Promise<number> {
  const { cwd, env, stdout } = context;
  const plans: { readonly stack: StackToPlan; readonly plan: Plan }[] = [];
  for (const stack of doomed) {
    if (!isReachable(stack, where) || (await destroyer.objects(stack)) === 0) continue;
    plans.push({ stack, plan: await destroyer.plan(stack, false) });
  }
  writeShown(
    resolve(cwd, out),
    plans.map(({ stack, plan }) => shownDestruction(app, stack.name, plan)),
  );
  const stacks = plans.map(({ stack, plan }) => ({
    name: stack.name,
    app,
    result: { plan },
    configuration: JSON.parse(stack.source) as unknown,
  }));
  const text = plans.length === 0 ? 'Nothing would be destroyed from here.' : renderReview({ stacks }).summary;
  if (env.GITHUB_STEP_SUMMARY) writeJobSummary(text, env);
  else stdout.write(`${text}\n`);
  stdout.write(`Nothing is destroyed yet: this is what would be. --shown ${out} destroys it.\n`);
  return plans.length === 0 || env.GITHUB_OUTPUT ? 0 : 3;
}

async function destroy(
  destruction: Destruction,
  shown: readonly ShownDestruction[],
  { stdout }: CommandContext,
): Promise<number> {
  for (const stack of destruction.doomed) stdout.write(`${stack.name}  ${await gone(stack, destruction, shown)}\n`);
  return 0;
}

async function gone(
  stack: StackToPlan,
  { app, where, doomed, destroyer }: Destruction,
  shown: readonly ShownDestruction[],
): Promise<string> {
  if (!isReachable(stack, where)) return 'left to the job that reaches it';
  if ((await destroyer.objects(stack)) === 0) return 'nothing there';
  const standing = doomed
    .filter(({ dependencies }) => dependencies.includes(stack.name))
    .filter((other) => !isReachable(other, where));
  for (const other of standing) {
    const left = await destroyer.objects(other);
    if (left > 0)
      throw new Failure(
        `${stack.name} is not destroyed: ${other.name} still stands on it, with ${left} objects; destroy that first, where it is reached`,
        1,
      );
  }
  const { digest } = shownDestruction(app, stack.name, await destroyer.plan(stack, true));
  if (!shown.some((one) => one.app === app && one.stack === stack.name && one.digest === digest))
    throw new Failure(
      `${stack.name} is not destroyed: what would go is not what was shown, or was not shown at all; show it, and ask again`,
      3,
    );
  return `${await destroyer.destroy(stack)} destroyed`;
}
