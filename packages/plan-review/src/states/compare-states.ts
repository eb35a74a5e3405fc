import { Failure, forgottenStacks } from '@spot-serving/terraform-runner';

import type { StackToPlan } from '../planner/stack-to-plan';
import { appStates } from './app-states';
import { foreignStates } from './foreign-states';
import { type ForgottenState, forgottenState, forgottenText } from './forgotten-state';

/** How the states of an app and its code differ. */
export interface ComparedStates {
  /** Deployed stacks that are no longer in the code, in the order in which they are taken down. */
  readonly forgotten: readonly { readonly name: string; readonly state: ForgottenState }[];
  /** A sentence for each state that a stack takes for its own, and that is another app's. */
  readonly foreign: readonly string[];
}

/**
 * Compares what is deployed with what is in the code, by the states in the bucket.
 *
 * @param app name of its folder
 * @param stacks all of them, wherever they are planned
 * @param env as Terraform gets it
 * @throws {Failure} 1 when the states cannot be read
 */
export async function compareStates(
  app: string,
  stacks: readonly StackToPlan[],
  env: NodeJS.ProcessEnv,
): Promise<ComparedStates> {
  const states = await appStates(app, stacks, env);
  return {
    forgotten: forgottenStacks(states, stacks).map((stack) => ({ name: stack.name, state: forgottenState(stack) })),
    foreign: foreignStates(states, stacks),
  };
}

/**
 * What keeps some stacks of an app from being changed or destroyed: a forgotten stack that stands on one of them would lose what it stands on, and a state of
 * another app would be taken for their own. Undefined where nothing does.
 *
 * @param touched names of the stacks that are changed or destroyed
 */
export function keptBack(
  app: string,
  { forgotten, foreign }: ComparedStates,
  touched: readonly string[],
): string | undefined {
  const standing = forgotten.filter(({ state }) => state.standsOn.some((name) => touched.includes(name)));
  const lines = [...foreign, ...standing.map(({ name, state }) => forgottenText(app, name, state))];
  return lines.length === 0 ? undefined : lines.join('\n');
}

/**
 * Refuses to go on before Terraform begins, when {@link keptBack} says why.
 *
 * @throws {Failure} 1
 */
export async function refuseLeftBehind(
  app: string,
  stacks: readonly StackToPlan[],
  touched: readonly Pick<StackToPlan, 'name'>[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const names = touched.map(({ name }) => name);
  const problem = keptBack(app, await compareStates(app, stacks, env), names);
  if (problem !== undefined) throw new Failure(`Nothing was done.\n${problem}`, 1);
}
