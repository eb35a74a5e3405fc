import { existsSync, readFileSync } from 'node:fs';

import { forgottenState, forgottenText } from '@spot-serving/plan-review';
import { forgottenStacks, type StandingObject, standingState } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { locationOf } from './places';

/** Objects in the state file of a stack, data sources left out; none in a state that was never written. */
export function objectsIn({ stateFile, ...stack }: RehearsedStack): readonly StandingObject[] {
  if (!existsSync(stateFile)) return [];
  return standingState(locationOf(stack), JSON.parse(readFileSync(stateFile, 'utf8'))).objects;
}

/**
 * What is wrong with leaving deployed stacks out of the code: each with what stands, what it stands on, and the command that takes it down first.
 *
 * @param deployed stacks as they were applied last
 */
export function leftAway(
  app: string,
  deployed: readonly RehearsedStack[],
  inCode: readonly RehearsedStack[],
): readonly string[] {
  const [names, states] = [new Map(deployed.map((stack) => [locationOf(stack), stack.name])), deployed.map(stateOf)];
  const stacks = inCode.map((stack) => ({ name: stack.name, stateLocation: locationOf(stack) }));
  return forgottenStacks(states, stacks).map((stack) =>
    forgottenText(app, names.get(stack.location) ?? stack.name, forgottenState(stack)),
  );
}

/** A rehearsal reads the states of others from files; what a stack stands on is where it would read them for real. */
function stateOf(stack: RehearsedStack) {
  const reads = Object.values(stack.remoteStates).filter((location) => location !== undefined);
  return { location: locationOf(stack), objects: objectsIn(stack), reads };
}
