import { basename } from 'node:path';

import { Failure } from '../failure';
import type { Interruption } from '../process/interruption';
import { type ProcessResult, runProcess } from '../process/run-process';
import { checkedTypes } from '../types/checked-types';
import { inUsersWords } from './in-users-words';
import type { AppConfig } from './read-config';

/** An app to synthesize, and where to. */
export interface SynthesisOptions {
  /** Folder of the app; its command runs here. */
  readonly folder: string;
  /** What its `cdktf.json` says. */
  readonly config: AppConfig;
  /** Empty folder that receives `manifest.json` and the stacks, instead of the app's own `cdktf.out`. */
  readonly outputFolder: string;
  /** Environment of the caller. */
  readonly env: NodeJS.ProcessEnv;
  /** Stops the app when the user asks. */
  readonly interruption: Interruption;
}

/**
 * Runs the app's command through a shell, as `cdktf synth` does, and beside it asks the compiler about its types (`typeComplaints`), which the command
 * does not look at. An app that refuses its environment is told in its own words alone, which say more.
 *
 * @throws {Failure} with the app's own standard error, as {@link inUsersWords} tells it, when it does not end well: 2 when the
 *   app ended with 2 (the house's code for a wrong environment), or for types that do not hold, else 1
 */
export async function synthesize({ folder, config, outputFolder, env, interruption }: SynthesisOptions): Promise<void> {
  const [result, complaints] = await Promise.all([
    runProcess({
      command: config.app,
      cwd: folder,
      env: synthesisEnvironment(env, config, outputFolder),
      interruption,
    }),
    checkedTypes({ folder, env, interruption }),
  ]);
  if (result.exitCode === 2) throw new Failure(ownWords(result, config.app), 2);
  if (complaints.length > 0) throw new Failure(typeText(folder, complaints), 2);
  if (result.exitCode !== 0) throw new Failure(ownWords(result, config.app), 1);
}

/**
 * The caller's environment as `cdktf synth` changes it: no `TF_VAR_*` (an app must not see values of Terraform variables), and
 * error annotations written into the manifest instead of thrown.
 */
export function synthesisEnvironment(
  env: NodeJS.ProcessEnv,
  config: AppConfig,
  outputFolder: string,
): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TF_VAR_'))),
    CDKTF_OUTDIR: outputFolder,
    ...(config.context === undefined ? {} : { CDKTF_CONTEXT_JSON: JSON.stringify(config.context) }),
    CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true',
    CHECKPOINT_DISABLE: '1',
  };
}

function typeText(folder: string, complaints: readonly string[]): string {
  return [`the types of ${basename(folder)} do not hold:`, ...complaints.map((line) => `  ${line}`)].join('\n');
}

function ownWords({ stderr, exitCode }: ProcessResult, command: string): string {
  return stderr.trim() === ''
    ? `the app's command "${command}" ended with ${exitCode} and said nothing on standard error`
    : inUsersWords(stderr);
}
