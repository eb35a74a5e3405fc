import type { StandingState } from '@spot-serving/terraform-runner';

import { listOf, objectOf, textOf } from '../plan/json';
import type { StackToPlan } from '../planner/stack-to-plan';

/**
 * States that a stack takes for its own though another app made them: everything in them is in another region, or in another account, than the stack. So it is
 * when somebody copies an app and keeps its name, or gives a name that is taken; a plan would then replace what the other app runs.
 *
 * @returns a sentence for each, with what to do
 */
export function foreignStates(states: readonly StandingState[], stacks: readonly StackToPlan[]): readonly string[] {
  return stacks.flatMap((stack) => {
    const state = states.find(({ location }) => location === stack.stateLocation);
    return state === undefined ? [] : problemsOf(stack, state);
  });
}

function problemsOf({ name, source }: StackToPlan, { location, objects }: StandingState): readonly string[] {
  const parts = objects.map(({ attributes }) => (textOf(attributes.arn) ?? '').split(':'));
  const { regions, accounts } = placesOf(source);
  return [
    ...elsewhere('region', parts.map(([, , , region = '']) => region).filter(Boolean), regions),
    ...elsewhere(
      'account',
      parts.map(([, , , , account = '']) => account).filter((one) => /^\d{12}$/.test(one)),
      accounts,
    ),
  ].map(
    (what) =>
      `the state of ${name} at ${location} is of another app: ${what}. Give this app a name of its own, or destroy the other one first`,
  );
}

function elsewhere(what: string, found: readonly string[], own: readonly string[]): readonly string[] {
  if (own.length === 0 || found.length === 0 || found.some((one) => own.includes(one))) return [];
  return [
    `everything in it is in ${what} ${[...new Set(found)].sort().join(', ')}, and the stack is in ${own.join(', ')}`,
  ];
}

/** Regions and accounts that the aws providers of a stack name; what only an apply knows is not among them. */
function placesOf(source: string): { readonly regions: readonly string[]; readonly accounts: readonly string[] } {
  const providers = listOf(objectOf(objectOf(JSON.parse(source)).provider).aws).map(objectOf);
  const known = (values: readonly unknown[]) =>
    values.flatMap((value) => (typeof value === 'string' && !value.includes('${') ? [value] : []));
  return {
    regions: known(providers.map(({ region }) => region)),
    accounts: known(providers.flatMap(({ allowed_account_ids: ids }) => listOf(ids))),
  };
}
