import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { FoundApp } from '../app/find-app';
import type { Interruption } from '../process/interruption';
import type { Progress } from '../progress/progress';
import { cliConfiguration } from '../providers/provider-source';
import { openLocalStates } from '../state/open-local-states';
import { openS3States } from '../state/open-s3-states';
import type { StateStore } from '../state/state-store';
import type { StandIn } from '../stand-in';
import { terraformEnvironment } from '../terraform/environment';
import type { LocatedTerraform } from '../terraform/locate';
import { Terraform } from '../terraform/terraform';
import { openProviders, type OpenProviders, type ProviderOptions } from './open-providers';
import { PhaseFailure } from './phase';
import { prepare } from './prepare';
import { StackRehearsal } from './stack-rehearsal';
import { rehearsalSteps, type DestroyOptions } from './steps';

/** One rehearsal of an app. */
export interface RehearsalOptions extends DestroyOptions, Omit<ProviderOptions, 'disturbance'> {
  readonly app: FoundApp;
  readonly terraform: LocatedTerraform;
  /** Empty folder for stacks and states; the caller removes it. */
  readonly workFolder: string;
  /** Environment of the caller. */
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  readonly progress: Progress;
  /** Where states are: in files of the work folder, or behind the stacks' own S3 backends, in an emulator. */
  readonly state: 'local' | 's3';
}

/** How far a rehearsal came. */
export interface RehearsalResult {
  /** Stacks in dependency order, each with what came of its phases. */
  readonly rehearsals: readonly StackRehearsal[];
  readonly standIn: Pick<StandIn, 'served' | 'withoutForceNew'>;
  /** What stopped it, if something did. */
  readonly failure: PhaseFailure | undefined;
}

/**
 * Takes every stack of the app through all phases with the real Terraform and the stand-in providers.
 *
 * @throws {Failure} when it cannot begin; a stack that fails a phase is part of the result instead
 * @throws {Interrupted} when the user asked to stop
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  const states = options.state === 's3' ? await openS3States(options) : await openLocalStates();
  try {
    return await rehearseWith(states, options);
  } finally {
    await states.close();
  }
}

async function rehearseWith(states: StateStore, options: RehearsalOptions): Promise<RehearsalResult> {
  const { app, progress } = options;
  const stacks = await progress.during(`Synthesizing ${app.name}`, () => prepare({ ...options, states }));
  const providers = await progress.during('Reading provider schemas', () => openProviders(stacks, options));
  try {
    const terraform = new Terraform({ ...options, program: options.terraform.program, env: environment(options, states, providers) });
    const rehearsals = stacks.map((stack) => new StackRehearsal(terraform, stack, states.lockOf(stack)));
    const failure = await runSteps(rehearsals, options);
    return { rehearsals, standIn: providers.standIn, failure };
  } finally {
    await providers.close();
  }
}

function environment(options: RehearsalOptions, states: StateStore, providers: OpenProviders): NodeJS.ProcessEnv {
  const cliConfigFile = join(options.workFolder, 'rehearsal.tfrc.json');
  writeFileSync(cliConfigFile, cliConfiguration(options.providers));
  return terraformEnvironment(options.env, { cliConfigFile, variables: { ...states.variables, ...providers.variables } });
}

async function runSteps(rehearsals: readonly StackRehearsal[], options: RehearsalOptions): Promise<PhaseFailure | undefined> {
  try {
    await options.progress.run(rehearsalSteps(rehearsals, options));
    return undefined;
  } catch (error) {
    if (error instanceof PhaseFailure) return error;
    throw error;
  }
}
