import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { FoundApp } from '../app/find-app';
import { Failure } from '../failure';
import type { Interruption } from '../process/interruption';
import type { Progress } from '../progress/progress';
import { startStandIn, usedTypes, type StandIn } from '../stand-in';
import { terraformEnvironment } from '../terraform/environment';
import type { LocatedTerraform } from '../terraform/locate';
import { serveStates, type StateServer } from '../terraform/serve-states';
import { Terraform } from '../terraform/terraform';
import { PhaseFailure } from './phase';
import { prepare } from './prepare';
import { providerProblems } from './provider-problems';
import type { RehearsedStack } from './rehearsed-stack';
import { StackRehearsal } from './stack-rehearsal';
import { rehearsalSteps, type DestroyOptions } from './steps';

/** One rehearsal of an app. */
export interface RehearsalOptions extends DestroyOptions {
  readonly app: FoundApp;
  readonly terraform: LocatedTerraform;
  /** Empty folder for stacks and states; the caller removes it. */
  readonly workFolder: string;
  /** Environment of the caller. */
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  readonly progress: Progress;
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
  const states = await serveStates();
  try {
    return await rehearseWith(states, options);
  } finally {
    await states.close();
  }
}

async function rehearseWith(states: StateServer, options: RehearsalOptions): Promise<RehearsalResult> {
  const { app, progress, workFolder } = options;
  const stacks = await progress.during(`Synthesizing ${app.name}`, () => prepare({ ...options, states }));
  const standIn = await progress.during('Reading provider schemas', () => attach(stacks, app.folder));
  try {
    const terraform = new Terraform({ ...options, program: options.terraform.program, env: environment(options, standIn, workFolder) });
    const rehearsals = stacks.map((stack) => new StackRehearsal(terraform, stack));
    const failure = await runSteps(rehearsals, options);
    return { rehearsals, standIn, failure };
  } finally {
    await standIn.close();
  }
}

async function attach(stacks: readonly RehearsedStack[], resolveFrom: string): Promise<StandIn> {
  const types = usedTypes(stacks.map(({ file }) => file));
  const standIn = await startStandIn({ resolveFrom, types }).catch((error: Error) => {
    throw new Failure(error.message, 1);
  });
  const problems = providerProblems(stacks, standIn.reattach);
  if (problems.length === 0) return standIn;
  await standIn.close();
  throw new Failure(problems.join('\n'), 1);
}

function environment({ env }: RehearsalOptions, { reattach }: StandIn, workFolder: string): NodeJS.ProcessEnv {
  const cliConfigFile = join(workFolder, 'empty.tfrc');
  writeFileSync(cliConfigFile, '');
  return terraformEnvironment(env, { cliConfigFile, reattach });
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
