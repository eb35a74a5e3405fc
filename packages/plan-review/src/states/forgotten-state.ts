import type { ForgottenStack } from '@spot-serving/terraform-runner';

import { whatServes } from './what-serves';

/** What a review says of a deployed stack that is no longer in the code. It has names and counts, no value of the state. */
export interface ForgottenState {
  /** Where its state is. */
  readonly location: string;
  /** What stands, the most first. */
  readonly counts: readonly { readonly type: string; readonly count: number }[];
  /** Names of what serves among it. */
  readonly serving: readonly string[];
  /** Stacks of the code that it stands on. */
  readonly standsOn: readonly string[];
}

/** What is told of a stack that nobody has in the code. */
export function forgottenState({ location, objects, standsOn }: ForgottenStack): ForgottenState {
  const counts = new Map<string, number>();
  for (const { type } of objects) counts.set(type, (counts.get(type) ?? 0) + 1);
  return {
    location,
    counts: [...counts]
      .map(([type, count]) => ({ type, count }))
      .sort((one, other) => other.count - one.count || (one.type < other.type ? -1 : 1)),
    serving: whatServes(objects),
    standsOn,
  };
}

/** How many objects stand. */
export function standing({ counts }: ForgottenState): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/**
 * The command that takes a forgotten stack down while the main branch still has it: the workflow shows what goes, asks, and destroys.
 *
 * @param app its app, also what has to be typed once more
 */
export function takeDownCommand(app: string, stack: string): string {
  return `gh workflow run destroy.yml -f app=${app} -f confirmation=${app} -f stacks=${stack}`;
}

/** The same by hand, in the app's folder of a checkout that has the stack. */
export function takeDownByHand(stack: string): string {
  return `npx cdktf destroy ${stack}`;
}

/** One paragraph for a terminal or a log: what stands, on what, and what to do first. */
export function forgottenText(app: string, stack: string, state: ForgottenState): string {
  const { counts, serving, standsOn, location } = state;
  const count = standing(state);
  const types = counts.map((one) => `${one.count} ${one.type}`).join(', ');
  const lines = [
    `${stack} is no longer in the code, and ${count} ${count === 1 ? 'object of it stands' : 'objects of it stand'} (${location}): ${types}`,
    ...(serving.length > 0 ? [`  it serves ${serving.join(', ')}`] : []),
    ...(standsOn.length > 0 ? [`  it stands on ${standsOn.join(', ')}`] : []),
    `  take it down first, from a commit that has it: ${takeDownCommand(app, stack)}`,
    `  or by hand, in a checkout of such a commit: ${takeDownByHand(stack)}`,
  ];
  return lines.join('\n');
}
