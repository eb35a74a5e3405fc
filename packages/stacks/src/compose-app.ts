import { existsSync, rmSync } from 'node:fs';
import { checkEnvironment, type Environment, MisconfigurationError, remoteStateProblems, type ResolvedEnvironment } from '@spot-serving/core';
import { App } from 'cdktf';

/** Exit code of an app whose environment or code is refused; nothing is then written. */
const misconfigured = 2;

/**
 * Synthesizes an app: checks its environment, lets `compose` define the stacks, holds every stack against the guardrails, and writes the
 * result where the cdktf command wants it.
 *
 * What is wrong is printed, all of it, with path, value and fix; then the process's exit code is 2 and nothing has been written.
 */
export function composeApp(environment: Environment, compose: (app: App, environment: ResolvedEnvironment) => void): void {
  const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  const existed = existsSync(outdir);
  try {
    const resolved = checkEnvironment(environment);
    const app = new App({ outdir });
    compose(app, resolved);
    refuse(app);
    app.synth();
  } catch (error) {
    if (!existed) rmSync(outdir, { recursive: true, force: true });
    if (!(error instanceof MisconfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = misconfigured;
  }
}

function refuse(app: App): void {
  const problems = remoteStateProblems(app);
  if (problems.length > 0) throw new MisconfigurationError('app', problems);
}
