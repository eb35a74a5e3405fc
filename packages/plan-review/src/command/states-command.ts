import { type CommandContext, inWorkFolder } from '@spot-serving/terraform-runner';

import { stacksToPlan } from '../planner/stacks-to-plan';
import { compareStates, keptBack } from '../states/compare-states';
import { forgottenText } from '../states/forgotten-state';
import { madeFolder } from './made-folder';
import type { StatesOptions } from './states-options';
import { synthesizedApp } from './synthesized-app';

/**
 * `plan-review states`: compares the states of an app with its code, so that a deploy by hand is held back by what a workflow would be held back by. No
 * Terraform runs.
 *
 * @returns 0, or 1 when a stack must not be deployed or destroyed while what is told of stands
 * @throws {Failure} 1 when the states cannot be read
 */
export function statesCommand(options: StatesOptions, context: CommandContext): Promise<number> {
  const { env, stdout, stderr } = context;
  return inWorkFolder('plan-review-', async (workFolder) => {
    const app = await synthesizedApp(options, context, workFolder);
    const stacks = stacksToPlan(app.folder, madeFolder(workFolder, 'stacks'));
    const compared = await compareStates(app.name, stacks, env);
    const kept = keptBack(
      app.name,
      compared,
      stacks.map(({ name }) => name),
    );
    const besides = compared.forgotten.filter(({ state }) => state.standsOn.length === 0);
    for (const { name, state } of besides) stderr.write(`${forgottenText(app.name, name, state)}\n`);
    if (kept !== undefined) stderr.write(`Nothing is deployed or destroyed.\n${kept}\n`);
    else if (besides.length === 0) stdout.write(`${app.name}: every stack that stands is in the code.\n`);
    return kept === undefined ? 0 : 1;
  });
}
