import { existsSync, rmSync } from 'node:fs';
import {
  type BootstrapEnvironment,
  checkBootstrap,
  checkEnvironment,
  type Environment,
  MisconfigurationError,
  remoteStateProblems,
  type ResolvedBootstrap,
  type ResolvedEnvironment,
} from '@spot-serving/core';
import { guard } from '@spot-serving/guardrails';
import { App } from 'cdktf';
import { appRules } from './rules/app-rules';
import { withoutSourceMaps } from './without-source-maps';

/** Exit code of an app whose environment or code is refused; nothing is then written. */
const refused = 2;

/**
 * Synthesizes an app: checks its environment by all that its constructs will ask of it, lets `compose` define the stacks, holds every stack against the guardrails, and writes the
 * result where the cdktf command wants it.
 *
 * What is wrong is printed, all of it, with path, value and fix; then the process's exit code is 2 and nothing has been written.
 */
export function composeApp(
  environment: Environment,
  compose: (app: App, environment: ResolvedEnvironment) => void,
): void {
  synthesizeChecked(() => checkEnvironment(environment, appRules), compose);
}

/** Synthesizes what an account needs once, in the same way. */
export function composeBootstrap(
  environment: BootstrapEnvironment,
  compose: (app: App, environment: ResolvedBootstrap) => void,
): void {
  synthesizeChecked(() => checkBootstrap(environment), compose);
}

function synthesizeChecked<T>(check: () => T, compose: (app: App, checked: T) => void): void {
  const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  const existed = existsSync(outdir);
  try {
    const checked = check();
    withoutSourceMaps(() => {
      const app = new App({ outdir });
      compose(app, checked);
      requireRemoteState(app);
      guard(app);
      app.synth();
    });
  } catch (error) {
    if (!existed) rmSync(outdir, { recursive: true, force: true });
    process.stderr.write(`${refusal(error)}\n`);
    process.exitCode = refused;
  }
}

function requireRemoteState(app: App): void {
  const problems = remoteStateProblems(app);
  if (problems.length > 0) throw new MisconfigurationError('app', problems);
}

/** What a user can act on, without cdktf's advice to skip validations; anything else is a defect and is thrown on. */
function refusal(error: unknown): string {
  if (error instanceof MisconfigurationError) return error.message;
  const validation =
    error instanceof Error
      ? /validation failed with the following errors:\s*([^]*?)\s*(?:If you wish to ignore|Validations allow|$)/i.exec(
          error.message,
        )
      : null;
  if (!validation?.[1]) throw error;
  return validation[1];
}
