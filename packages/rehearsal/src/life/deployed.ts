import { existsSync, readFileSync } from 'node:fs';

import { fitting } from '@spot-serving/terraform-runner';
import * as z from 'zod';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { locationOf } from './places';

/** A stack that holds something. */
export interface DeployedStack {
  readonly stack: RehearsedStack;
  /** How many objects it holds. */
  readonly objects: number;
}

const stateShape = z.object({ resources: z.array(z.object({ mode: z.string(), instances: z.array(z.unknown()) })) });

/** Objects in a state file, data sources left out; 0 for a state that was never written. */
export function objectsIn(stateFile: string): number {
  if (!existsSync(stateFile)) return 0;
  const { resources } = fitting(stateShape, JSON.parse(readFileSync(stateFile, 'utf8')), 'a state');
  return resources.filter(({ mode }) => mode === 'managed').reduce((sum, { instances }) => sum + instances.length, 0);
}

/** Deployed stacks whose state none of the stacks in code keeps: whoever applies the others loses what these stand on. */
export function leftAway(
  deployed: readonly DeployedStack[],
  inCode: readonly RehearsedStack[],
): readonly DeployedStack[] {
  const known = new Set(inCode.map(locationOf));
  return deployed.filter(({ stack, objects }) => objects > 0 && !known.has(locationOf(stack)));
}

/** What to do about a stack that was left away. */
export function leftAwayText({ stack, objects }: DeployedStack): string {
  return `${stack.name} is deployed, ${objects} objects, and no longer in the code; take it down first, with the code that has it: cdktf destroy ${stack.name}`;
}
