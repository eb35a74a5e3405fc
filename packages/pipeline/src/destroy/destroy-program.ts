import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { isReachable, LOCK_FILE, stacksToPlan, type StackToPlan, type Where } from '@spot-serving/plan-review';
import { Failure, inWorkFolder, locateTerraform, Terraform, type CommandContext } from '@spot-serving/terraform-runner';

import { terraformEnvironment } from '../command/terraform-environment';
import { readDestroyOptions } from './destroy-options';
import { doomedStacks } from './doomed-stacks';
import { StackDestroyer } from './stack-destroyer';

/**
 * `pipeline destroy`: destroys an app, or some of its stacks and what depends on them, last made first. It stops at the first stack that Terraform will not
 * destroy, and before a stack on which one that is destroyed from elsewhere still stands.
 *
 * @returns 0
 * @throws {Failure} 1 when a stack cannot be destroyed or its state is locked, 2 for arguments and a confirmation that do not fit, 3 for what is protected
 * @throws {Interrupted} when the user asked to stop, once Terraform has ended and given back the lock
 */
export async function destroyProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = readDestroyOptions(argv);
  const { cwd, env, interruption, stdout } = context;
  const { program } = await locateTerraform(env, cwd, interruption);
  await inWorkFolder('pipeline-destroy-', async (workFolder) => {
    const synthesized = resolve(cwd, options.synthesized);
    const own = terraformEnvironment(env, workFolder);
    const folder = join(workFolder, 'stacks');
    mkdirSync(folder);
    const doomed = doomedStacks(stacksToPlan(synthesized, folder), options.stacks);
    const destroyer = new StackDestroyer(
      new Terraform({ program, env: own, interruption }),
      own,
      join(synthesized, LOCK_FILE),
    );
    for (const stack of doomed) stdout.write(`${stack.name}  ${await gone(stack, options.where, destroyer, doomed)}\n`);
  });
  return 0;
}

async function gone(
  stack: StackToPlan,
  where: Where,
  destroyer: StackDestroyer,
  doomed: readonly StackToPlan[],
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
  return `${await destroyer.destroy(stack)} destroyed`;
}
