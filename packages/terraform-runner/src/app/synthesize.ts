import { Failure } from '../failure';
import type { Interruption } from '../process/interruption';
import { type ProcessResult, runProcess } from '../process/run-process';
import type { AppConfig } from './read-config';
import { withoutLoaderFrames } from './without-loader-frames';

/** An app to synthesize, and where to. */
export interface SynthesisOptions {
  /** Folder of the app; its command runs here. */
  readonly folder: string;
  readonly config: AppConfig;
  /** Empty folder that receives `manifest.json` and the stacks, instead of the app's own `cdktf.out`. */
  readonly outputFolder: string;
  /** Environment of the caller. */
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}

/**
 * Runs the app's command through a shell, as `cdktf synth` does.
 *
 * @throws {Failure} with the app's own standard error, less what {@link withoutLoaderFrames} takes out, when it does not end well: 2 when the
 *   app ended with 2 (the house's code for a wrong environment), else 1
 */
export async function synthesize({ folder, config, outputFolder, env, interruption }: SynthesisOptions): Promise<void> {
  const result = await runProcess({
    command: config.app,
    cwd: folder,
    env: synthesisEnvironment(env, config, outputFolder),
    interruption,
  });
  if (result.exitCode !== 0) throw new Failure(ownWords(result, config.app), result.exitCode === 2 ? 2 : 1);
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

function ownWords({ stderr, exitCode }: ProcessResult, command: string): string {
  return stderr.trim() === ''
    ? `the app's command "${command}" ended with ${exitCode} and said nothing on standard error`
    : withoutLoaderFrames(stderr);
}
