import { forgottenStacks } from '@spot-serving/terraform-runner';

import type { StackToPlan } from '../planner/stack-to-plan';
import { appStates } from './app-states';
import { type ForgottenState, forgottenState } from './forgotten-state';

/** A stack of an app that is no longer in the code, none of it, and what of the stack stands: perhaps nothing. */
export interface FormerStack {
  readonly name: string;
  readonly state: ForgottenState;
}

/**
 * What stands of an app whose folder is gone.
 *
 * @param app name of the folder
 * @param stacks its last ones
 * @param env as Terraform gets it
 * @throws {Failure} 1 when the states cannot be read
 */
export async function formerStacks(
  app: string,
  stacks: readonly StackToPlan[],
  env: NodeJS.ProcessEnv,
): Promise<readonly FormerStack[]> {
  const standing = forgottenStacks(await appStates(app, stacks, env), []).map((stack) => ({
    name: stack.name,
    state: forgottenState(stack),
  }));
  const down = stacks.filter(({ name }) => !standing.some((one) => one.name === name));
  const nothing = ({ stateLocation: location = '' }: StackToPlan) => ({
    location,
    counts: [],
    serving: [],
    standsOn: [],
  });
  return [...standing, ...down.map((stack) => ({ name: stack.name, state: nothing(stack) }))];
}
