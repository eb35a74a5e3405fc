import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { StandIn } from '@spot-serving/stand-in';
import {
  type FoundApp,
  type Interruption,
  type LocatedTerraform,
  type Progress,
  Terraform,
} from '@spot-serving/terraform-runner';

import { atCluster, type AtClusterOptions } from '../cluster/at-cluster';
import type { ClusterFindings } from '../cluster/cluster-findings';
import type { ClusterRehearsal } from '../cluster/cluster-rehearsal';
import { isForCluster } from '../cluster/for-cluster';
import type { WhileApplied } from '../cluster/while-applied';
import { installedSchemas } from '../hcl/schemas';
import { stackHcl } from '../hcl/stack-hcl';
import { cliConfiguration, installationHint } from '../providers/provider-source';
import { openLocalStates } from '../state/open-local-states';
import { openS3States } from '../state/open-s3-states';
import type { StateStore } from '../state/state-store';
import { terraformEnvironment } from '../terraform/environment';
import { type OpenProviders, openProviders, type ProviderOptions } from './open-providers';
import { outputFolder, prepare } from './prepare';
import type { RehearsedStack } from './rehearsed-stack';
import { type Rounds, runRounds } from './rounds';
import { StackRehearsal } from './stack-rehearsal';
import type { DestroyOptions } from './steps';
import { prepareTrouble, type Trouble, type TroubleOptions } from './trouble';

/** One rehearsal of an app. */
export interface RehearsalOptions
  extends DestroyOptions, TroubleOptions, AtClusterOptions, Omit<ProviderOptions, 'disturbance' | 'cluster'> {
  readonly app: FoundApp;
  readonly terraform: LocatedTerraform;
  /** Empty folder for stacks and states; the caller removes it. */
  readonly workFolder: string;
  /** Environment of the caller. */
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  readonly progress: Progress;
  /** Absolute path of the caller's folder. */
  readonly cwd: string;
  /** A command line that is run at the cluster when everything is applied; undefined for none. */
  readonly whileApplied: string | undefined;
  /** Plan each stack also as HCL, which must be empty too. @default false */
  readonly hcl?: boolean;
  /** Where states are: in files of the work folder, or behind the stacks' own S3 backends, in an emulator. */
  readonly state: 'local' | 's3';
}

/** How far a rehearsal came. */
export interface RehearsalResult extends Rounds {
  readonly standIn: Pick<StandIn, 'served' | 'withoutForceNew'>;
  /** What the cluster said; undefined without one. */
  readonly cluster: ClusterFindings | undefined;
}

/**
 * Takes every stack of the app through all phases with the real Terraform and the stand-in providers.
 *
 * @throws {Failure} when it cannot begin; a stack that fails a phase is part of the result instead
 * @throws {Interrupted} when the user asked to stop
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  const states = options.state === 's3' ? await openS3States({ env: options.env }) : await openLocalStates();
  try {
    return await rehearseWith(states, options);
  } finally {
    await states.close();
  }
}

async function rehearseWith(states: StateStore, options: RehearsalOptions): Promise<RehearsalResult> {
  const { app, progress } = options;
  const stacks = await progress.during(`Synthesizing ${app.name}`, () => prepare({ ...options, states }));
  const schemas = installedSchemas(app.folder);
  const inHcl = new Map(options.hcl === true ? stacks.map((one) => [one.name, stackHcl(one.source, schemas)]) : []);
  const trouble = prepareTrouble(options, stacks, app.folder);
  const more = { states, trouble, inHcl };
  return atCluster(stacks, options, (cluster) => rehearseStacks(stacks, { ...options, ...more, cluster }));
}

interface StacksOptions extends Omit<RehearsalOptions, 'cluster'> {
  readonly states: StateStore;
  readonly trouble: Trouble | undefined;
  readonly cluster: ClusterRehearsal | undefined;
  /** Stacks in HCL, by name. */
  readonly inHcl: ReadonlyMap<string, string>;
}

async function rehearseStacks(stacks: readonly RehearsedStack[], options: StacksOptions): Promise<RehearsalResult> {
  const { states, trouble, cluster, inHcl } = options;
  const providers = await options.progress.during('Reading provider schemas', () =>
    openProviders(stacks, { ...options, disturbance: trouble?.disturbance }),
  );
  try {
    const terraform = new Terraform({
      ...options,
      program: options.terraform.program,
      env: environment(options, providers),
    });
    const hint = installationHint(options.providers);
    const fresh = () =>
      stacks.map((stack) => {
        const surroundings = { lock: states.lockOf(stack), installationHint: hint, hcl: inHcl.get(stack.name) };
        return new StackRehearsal(terraform, stack, isForCluster(stack) ? { ...surroundings, cluster } : surroundings);
      });
    const rounds = await runRounds({ ...options, fresh, whileApplied: whileApplied(options) });
    return { ...rounds, standIn: providers.standIn, cluster: cluster?.findings() };
  } finally {
    await providers.close();
  }
}

function whileApplied({
  whileApplied: command,
  workFolder,
  cwd,
  env,
  interruption,
}: StacksOptions): WhileApplied | undefined {
  if (command === undefined) return undefined;
  return { command, cwd, env: { ...env, CDKTF_OUTDIR: outputFolder(workFolder) }, interruption };
}

function environment(options: StacksOptions, providers: OpenProviders): NodeJS.ProcessEnv {
  const cliConfigFile = join(options.workFolder, 'rehearsal.tfrc');
  writeFileSync(cliConfigFile, cliConfiguration(options.providers));
  return terraformEnvironment(options.env, {
    cliConfigFile,
    variables: { ...options.states.variables, ...providers.variables },
  });
}
