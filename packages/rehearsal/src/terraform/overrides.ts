import { Failure, type ProtectedResource } from '@spot-serving/terraform-runner';

/** A stack and where its states are, for real and in the rehearsal. */
export interface StatefulStack {
  readonly name: string;
  /** See `StackConfiguration.stateLocation`. */
  readonly stateLocation: string | undefined;
  /** See `StackConfiguration.remoteStates`. */
  readonly remoteStates: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the state file in the rehearsal. */
  readonly stateFile: string;
  /** Address at which a `StateServer` keeps that file. @default - Terraform writes the file itself */
  readonly stateAddress?: string;
}

/**
 * Terraform override that keeps a stack's state in a local file, and reads the states of other stacks from theirs.
 *
 * @param stacks all stacks of the app
 * @throws {Failure} 1 for a remote state that no stack of the app writes, and for a location that two stacks write
 */
export function stateOverride(stack: StatefulStack, stacks: readonly StatefulStack[]): object {
  refuseSharedState(stack, stacks);
  const remote = Object.entries(stack.remoteStates).map(([name, location]) => {
    const { stateFile } = upstreamStack(stack.name, name, location, stacks);
    return [name, { backend: 'local', config: { path: stateFile } }] as const;
  });
  return {
    terraform: { backend: ownBackend(stack) },
    ...(remote.length === 0 ? {} : { data: { terraform_remote_state: Object.fromEntries(remote) } }),
  };
}

function ownBackend({ stateFile, stateAddress }: StatefulStack): object {
  return stateAddress === undefined ? { local: { path: stateFile } } : { http: { address: stateAddress } };
}

/** Terraform override that takes `prevent_destroy` off resources. */
export function protectionOverride(protectedResources: readonly ProtectedResource[]): object {
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, name } of protectedResources) {
    resource[type] = { ...resource[type], [name]: { lifecycle: { prevent_destroy: false } } };
  }
  return { resource };
}

/** What is needed of a stack to tell whose state another one reads. */
type Located = Pick<StatefulStack, 'name' | 'stateLocation'>;

/**
 * The stack whose state another one reads.
 *
 * @param reader name of the stack that reads
 * @param name of its `terraform_remote_state`
 * @throws {Failure} 1 when no stack of the app writes there
 */
export function upstreamStack<Stack extends Located>(
  reader: string,
  name: string,
  location: string | undefined,
  stacks: readonly Stack[],
): Stack {
  const writer = location === undefined ? undefined : stacks.find((stack) => stack.stateLocation === location);
  if (writer !== undefined) return writer;
  const what = `data.terraform_remote_state.${name} (${location ?? 'a backend other than s3 and local'})`;
  throw new Failure(
    `stack "${reader}" reads ${what}, which no stack of the app writes; hand the value over as data instead`,
    1,
  );
}

function refuseSharedState({ name, stateLocation }: StatefulStack, stacks: readonly StatefulStack[]): void {
  const other = stacks.find((stack) => stack.name !== name && stack.stateLocation === stateLocation);
  if (stateLocation === undefined || other === undefined) return;
  throw new Failure(
    `stacks "${name}" and "${other.name}" both keep their state at ${stateLocation}; give each a key of its own`,
    1,
  );
}
