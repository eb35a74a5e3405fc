import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { forRehearsal } from '@spot-serving/core/vocabulary';
import {
  annotations,
  type FoundApp,
  inDependencyOrder,
  type Interruption,
  type ManifestStack,
  readConfig,
  readManifest,
  readStackConfiguration,
  synthesize,
} from '@spot-serving/terraform-runner';

import type { StateStore } from '../state/state-store';
import { deletionGuards } from '../terraform/deletion-guards';
import type { RehearsedStack } from './rehearsed-stack';

/** Where and how to prepare an app. */
export interface PrepareOptions {
  readonly app: FoundApp;
  /** Folder for everything the rehearsal writes besides its report. */
  readonly workFolder: string;
  /** Environment of the caller. */
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  /** Keeps the states while Terraform runs. */
  readonly states: Pick<StateStore, 'adopt'>;
}

/**
 * Synthesizes the app into the work folder and gives every stack a state.
 *
 * @returns the stacks in dependency order
 * @throws {Failure} when the app does not synthesize or its stacks do not fit together
 */
export async function prepare({
  app,
  workFolder,
  env,
  interruption,
  states,
}: PrepareOptions): Promise<readonly RehearsedStack[]> {
  const output = outputFolder(workFolder);
  mkdirSync(output);
  await synthesize({
    folder: app.folder,
    config: readConfig(app.folder),
    outputFolder: output,
    env: forRehearsal(env),
    interruption,
  });
  return states.adopt(synthesizedStacks(output));
}

/**
 * The stacks of a synthesized app in dependency order, each with a file for its state, and with what its deletion protection guards.
 *
 * @throws {Failure} when they do not fit together, or a construct carries an error annotation
 */
export function synthesizedStacks(output: string): readonly RehearsedStack[] {
  const stacks = inDependencyOrder(readManifest(output)).map((stack) => rehearsedStack(stack, output));
  const guards = deletionGuards(stacks);
  return stacks.map((stack) => ({ ...stack, guards: guards.get(stack.name) ?? [] }));
}

/** Where an app is synthesized to. */
export function outputFolder(workFolder: string): string {
  return join(workFolder, 'cdktf.out');
}

function rehearsedStack(stack: ManifestStack, output: string): Omit<RehearsedStack, 'guards'> {
  const folder = join(output, stack.workingDirectory);
  const file = join(output, stack.synthesizedStackPath);
  return {
    ...readStackConfiguration(stack.name, file),
    name: stack.name,
    dependencies: stack.dependencies,
    warnings: annotations(stack, 'warn'),
    folder,
    file,
    source: readFileSync(file, 'utf8'),
    stateFile: join(folder, 'rehearsal.tfstate'),
  };
}
