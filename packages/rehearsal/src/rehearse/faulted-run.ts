import * as z from 'zod';

import { fitting } from '@spot-serving/terraform-runner';

import type { Fault } from '../faults/fault';
import { disagreementLines, type HeldObject, objectKey, type ObjectRegister } from '../faults/object-register';
import { isProvided, type StateResource, stateResources } from '../terraform/state-json';
import { PhaseFailure } from './phase';
import type { StackRehearsal } from './stack-rehearsal';

/** A run that injected faults stopped, and what it left. */
export interface FaultedRun {
  /** The faults that happened, as the user wrote them. */
  readonly faults: readonly string[];
  readonly stack: string;
  readonly phase: string;
  /** Terraform's words. */
  readonly message: string;
  /** Number of resources that all states hold. */
  readonly made: number;
  /** Planned addresses of the stack that were not made: what was refused, and what depends on it. */
  readonly notMade: readonly string[];
}

const planShape = z.object({
  resource_changes: z
    .array(z.object({ address: z.string(), mode: z.string(), change: z.object({ actions: z.array(z.string()) }) }))
    .default([]),
});

/**
 * Looks at what a run left that was stopped by a fault.
 *
 * @throws {PhaseFailure} when the states lack something that was made, or have something that was not
 */
export async function faultedRun(
  failure: PhaseFailure,
  faults: readonly Fault[],
  rehearsals: readonly StackRehearsal[],
  objects: ObjectRegister,
): Promise<FaultedRun> {
  const held = await agreedAddresses(failure.stackName, rehearsals, objects);
  const stopped = rehearsals.find(({ stack }) => stack.name === failure.stackName);
  return {
    faults: faults.map(({ text }) => text),
    stack: failure.stackName,
    phase: failure.phase,
    message: failure.detail,
    made: held.size,
    notMade: toCreate(stopped?.planJson).filter((address) => !held.has(`${failure.stackName} ${address}`)),
  };
}

/**
 * Stack and address of everything that the states of initialised stacks hold.
 *
 * @param blamed stack to name when states and objects disagree
 * @throws {PhaseFailure} when they do
 */
export async function agreedAddresses(
  blamed: string,
  rehearsals: readonly StackRehearsal[],
  objects: ObjectRegister,
): Promise<ReadonlySet<string>> {
  const addresses = new Set<string>();
  const held: HeldObject[] = [];
  for (const rehearsal of rehearsals.filter(({ phases }) => phases.some(({ phase }) => phase === 'init'))) {
    const resources = stateResources(await rehearsal.terraform.shown('states'));
    for (const { address } of resources) addresses.add(`${rehearsal.stack.name} ${address}`);
    held.push(...resources.filter(isProvided).flatMap((resource) => heldObject(rehearsal.stack.name, resource)));
  }
  const lines = disagreementLines(objects.disagreement(held));
  if (lines.length > 0) throw new PhaseFailure(blamed, 'states', lines.join('\n'));
  return addresses;
}

/** Few types have no id; those are taken on trust. */
function heldObject(stack: string, { address, type, values: { id } }: StateResource): readonly HeldObject[] {
  return typeof id === 'string' ? [{ key: objectKey(type, id), address: `${stack} ${address}` }] : [];
}

function toCreate(planJson: string | undefined): readonly string[] {
  if (planJson === undefined) return [];
  return fitting(planShape, JSON.parse(planJson), 'the plan')
    .resource_changes.filter(({ mode, change }) => mode === 'managed' && change.actions.includes('create'))
    .map(({ address }) => address);
}
