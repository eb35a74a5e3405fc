import {
  type Emulator,
  type EmulatorOptions,
  emulatorPython,
  EmulatorUnavailable,
  startEmulator,
} from '@spot-serving/emulator';
import { Failure } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { EmulatedBucket } from './emulated-bucket';
import { emulatorVariables } from './emulator-variables';
import { s3Location } from './s3-location';
import { S3StateLock } from './s3-state-lock';
import { refuseForeignStates, s3StateProblems } from './s3-state-problems';
import type { StateLock, StateStore } from './state-store';

/** States in an emulated S3. */
export interface S3States extends StateStore {
  /** Address of the emulator. */
  readonly endpoint: string;
}

/**
 * Starts an S3 for states: the backends of the stacks stay as they are, and the environment leads them here.
 *
 * @throws {Failure} 2 when the emulator cannot be installed or started
 */
export async function openS3States(options: EmulatorOptions): Promise<S3States> {
  const emulator = await startEmulator(options).catch(asFailure);
  return {
    endpoint: emulator.endpoint,
    variables: emulatorVariables(emulator.endpoint),
    adopt: (stacks) => makeBuckets(stacks, emulator),
    lockOf: (stack) => lockOf(stack, emulator),
    close: () => emulator.close(),
  };
}

/**
 * Installs what {@link openS3States} starts, where it is not there yet, and tells the user so.
 *
 * @throws {Failure} 2 when it cannot be installed
 */
export async function installS3States(options: EmulatorOptions): Promise<void> {
  await emulatorPython(options).catch(asFailure);
}

function asFailure(error: unknown): never {
  throw error instanceof EmulatorUnavailable ? new Failure(error.message, 2) : error;
}

async function makeBuckets(
  stacks: readonly RehearsedStack[],
  { endpoint }: Emulator,
): Promise<readonly RehearsedStack[]> {
  const problems = s3StateProblems(stacks);
  if (problems.length > 0) throw new Failure(problems.join('\n'), 1);
  refuseForeignStates(stacks);
  for (const bucket of new Set(stacks.map(({ stateLocation }) => s3Location(stateLocation)?.bucket))) {
    if (bucket !== undefined) await new EmulatedBucket(endpoint, bucket).make();
  }
  return stacks.map((stack) => ({ ...stack, warnings: [...stack.warnings, ...lockWarnings(stack)] }));
}

function lockWarnings({ name, backend }: RehearsedStack): readonly string[] {
  if (backend.config.use_lockfile === true) return [];
  return [
    `the S3 backend of stack "${name}" locks nothing: two applies at once would overwrite each other's state; set use_lockfile`,
  ];
}

function lockOf({ stateLocation, backend }: RehearsedStack, { endpoint }: Emulator): StateLock | undefined {
  const location = s3Location(stateLocation);
  if (location === undefined || backend.config.use_lockfile !== true) return undefined;
  return new S3StateLock(new EmulatedBucket(endpoint, location.bucket), location.key);
}
