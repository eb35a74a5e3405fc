import type { Diagnostic } from '@spot-serving/terraform-runner';

import type { StackToPlan } from './stack-to-plan';

const noState = 'Unable to find remote state';

/** An output that the last apply of the other stack did not have yet; the name is cdktf's. */
const noOutput = /^This object does not have an attribute named\s+"(cross-stack-output-[^"]+)"/;

/**
 * The stacks that must be applied before one can be planned, when that is all that Terraform objects to; undefined when it objects to anything else.
 *
 * @param errors all errors of a plan of `stack` (words seen on Terraform 1.11.4)
 * @param stacks all stacks of the app
 * @returns names of stacks; a state that no stack of the app writes goes by its location
 */
export function missingUpstreams(
  errors: readonly Diagnostic[],
  stack: StackToPlan,
  stacks: readonly StackToPlan[],
): readonly string[] | undefined {
  const found = errors.map((error) => remoteStatesOf(error, stack));
  if (errors.length === 0 || found.some((names) => names.length === 0)) return undefined;
  return [...new Set(found.flat().map((name) => writerOf(name, stack, stacks)))].sort();
}

function remoteStatesOf({ summary, detail, address }: Diagnostic, { source }: StackToPlan): readonly string[] {
  if (summary === noState) return address === undefined ? [] : [address.replace(/^data\.terraform_remote_state\./, '')];
  const [, output] = noOutput.exec(detail) ?? [];
  if (output === undefined) return [];
  const reads = [...source.matchAll(/data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)/g)];
  return reads.filter(([, , name]) => name === output).flatMap(([, remoteState]) => remoteState ?? []);
}

function writerOf(remoteState: string, { remoteStates }: StackToPlan, stacks: readonly StackToPlan[]): string {
  const location = remoteStates[remoteState];
  const writer = stacks.find(({ stateLocation }) => stateLocation !== undefined && stateLocation === location);
  return writer?.name ?? location ?? remoteState;
}
