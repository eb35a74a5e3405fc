import { existsSync, rmSync } from 'node:fs';

import { App } from 'cdktf';

import { MisconfigurationError, remoteStateProblems } from '@spot-serving/core';
import { guard } from '@spot-serving/guardrails';

import { withoutSourceMaps } from './without-source-maps';

/** What an app is made of: values that are checked first, and the stacks that are made of them. */
export interface CheckedApp<T> {
  /** Gives the checked values. @throws MisconfigurationError with all that is wrong */
  readonly check: () => T;
  /** Defines the stacks. */
  readonly compose: (app: App, checked: T) => void;
}

/**
 * Checks and composes an app, holds every stack against the guardrails, and writes the result to a folder.
 *
 * @param outdir folder; where it is new and the app is refused, it is not left behind
 * @returns what is wrong, all of it, with path, value and fix; then nothing was written. Undefined for an app that is right
 */
export function synthesizeChecked<T>({ check, compose }: CheckedApp<T>, outdir: string): string | undefined {
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
    return undefined;
  } catch (error) {
    if (!existed) rmSync(outdir, { recursive: true, force: true });
    return refusal(error);
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
