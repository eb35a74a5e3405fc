import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { StandIn } from '@spot-serving/stand-in';
import { type FoundApp, type LocatedTerraform, type Progress, Terraform } from '@spot-serving/terraform-runner';

import { cliConfiguration } from '../providers/provider-source';
import { openProviders } from '../rehearse/open-providers';
import { synthesizedStacks } from '../rehearse/prepare';
import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { openLocalStates } from '../state/open-local-states';
import type { StateStore } from '../state/state-store';
import { terraformEnvironment } from '../terraform/environment';
import { DeployedApp } from './deployed-app';
import type { LifeContext } from './life-context';
import type { LifeStep } from './life-step';
import { type LifeRequest, lifeSteps } from './life-steps';
import { Places } from './places';
import { Walk } from './walk';
import { type StepFailure, walkSteps } from './walk-steps';
import type { WalkedStep } from './walked-step';

/** A life to walk. */
export interface LifeRunOptions extends LifeRequest, LifeContext {
  readonly app: FoundApp;
  readonly terraform: LocatedTerraform;
  readonly progress: Progress;
  /** What only AWS, helm or the cluster would refuse is a warning. */
  readonly lenient: boolean;
  readonly types: 'used' | 'all';
}

/** How far a walk came. */
export interface LifeRun {
  /** All steps, in order. */
  readonly steps: readonly LifeStep[];
  /** Those that ended as they were to, in order. */
  readonly walked: readonly WalkedStep[];
  readonly failure: StepFailure | undefined;
  readonly standIn: Pick<StandIn, 'served' | 'withoutForceNew'>;
}

/**
 * Deploys an app, and takes it from step to step on the same states, with the real Terraform and the stand-in.
 *
 * @throws {Failure} when it cannot begin; a step that fails is part of the result instead
 * @throws {Interrupted} when the user asked to stop
 */
export async function runLife(options: LifeRunOptions): Promise<LifeRun> {
  const steps = await options.progress.during('Synthesizing every step', () =>
    lifeSteps(options.app, options, options),
  );
  const stacks = new Map(
    steps.flatMap(({ action }) =>
      action.kind === 'deploy' ? [[action.folder, synthesizedStacks(action.folder)]] : [],
    ),
  );
  const states = await openLocalStates();
  try {
    return { steps, ...(await walkWith(states, steps, stacks, options)) };
  } finally {
    await states.close();
  }
}

type StacksByFolder = ReadonlyMap<string, readonly RehearsedStack[]>;

async function walkWith(
  states: StateStore,
  steps: readonly LifeStep[],
  stacks: StacksByFolder,
  options: LifeRunOptions,
): Promise<Omit<LifeRun, 'steps'>> {
  const standIn = { ...options, providers: { kind: 'stand-in' }, awsEndpoint: undefined, cluster: undefined } as const;
  const providers = await options.progress.during('Reading provider schemas', () =>
    openProviders([...stacks.values()].flat(), standIn),
  );
  try {
    const home = join(options.workFolder, 'stacks');
    mkdirSync(home);
    const walk = new Walk({
      app: options.app.name,
      deployed: new DeployedApp({
        terraform: terraformFor(options, { ...states.variables, ...providers.variables }),
        states,
        places: new Places(home),
      }),
      stacksIn: (folder) => stacks.get(folder) ?? [],
    });
    return { ...(await walkSteps(walk, steps, options.progress)), standIn: providers.standIn };
  } finally {
    await providers.close();
  }
}

function terraformFor(options: LifeRunOptions, variables: NodeJS.ProcessEnv): Terraform {
  const cliConfigFile = join(options.workFolder, 'rehearsal.tfrc');
  writeFileSync(cliConfigFile, cliConfiguration({ kind: 'stand-in' }));
  const env = terraformEnvironment(options.env, { cliConfigFile, variables });
  return new Terraform({ ...options, program: options.terraform.program, env });
}
