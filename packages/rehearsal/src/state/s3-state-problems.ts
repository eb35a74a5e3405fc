import type { StackConfiguration } from '@spot-serving/terraform-runner';

import { upstreamStack } from '../terraform/overrides';
import { s3Location } from './s3-location';

/**
 * Arguments of the S3 backend that lead around the environment, by which the emulator is found, or that need what an emulator does not
 * have (https://developer.hashicorp.com/terraform/language/backend/s3).
 */
const leadingAstray = [
  'dynamodb_endpoint',
  'dynamodb_table',
  'endpoint',
  'endpoints',
  'iam_endpoint',
  'profile',
  'shared_config_files',
  'shared_credentials_file',
  'shared_credentials_files',
  'sts_endpoint',
];

type Stack = Pick<StackConfiguration, 'stateLocation' | 'backend' | 'remoteStates'> & {
  readonly name: string;
  readonly stateFile: string;
};

/** What keeps the states of an app from being in an emulated S3, each with its fix. */
export function s3StateProblems(stacks: readonly Stack[]): readonly string[] {
  return [...stacks.flatMap(backendProblems), ...stacks.flatMap((stack) => sharedStateProblems(stack, stacks))];
}

/**
 * Refuses remote states that no stack of the app writes.
 *
 * @throws {Failure} 1
 */
export function refuseForeignStates(stacks: readonly Stack[]): void {
  for (const stack of stacks) {
    for (const [name, location] of Object.entries(stack.remoteStates))
      upstreamStack(stack.name, name, location, stacks);
  }
}

function backendProblems({ name, stateLocation, backend }: Stack): string[] {
  if (s3Location(stateLocation) === undefined) {
    return [
      `stack "${name}" keeps its state in the backend "${backend.type}"; give it an S3 backend with bucket and key`,
    ];
  }
  const named = leadingAstray.filter((argument) => argument in backend.config);
  return named.map(
    (argument) => `the S3 backend of stack "${name}" names ${argument}, which the emulator cannot follow; leave it out`,
  );
}

function sharedStateProblems({ name, stateLocation }: Stack, stacks: readonly Stack[]): string[] {
  const others = stacks.filter((stack) => stack.stateLocation === stateLocation && stack.name > name);
  return others.map(
    (other) =>
      `stacks "${name}" and "${other.name}" both keep their state at ${stateLocation}; give each a key of its own`,
  );
}
