import { setTimeout } from 'node:timers/promises';

import { type CommandContext, Failure, findApp } from '@spot-serving/terraform-runner';

import { forgetSession, isServed, readSession, type Session, sessionFolder, sessionVariable } from '../attach/session';
import { detachingLines } from '../attach/shell-lines';
import type { DetachOptions } from './attach-options';

/** How long the background process may take to close its ports, in milliseconds, before it is killed. */
const patienceMs = 5000;

/**
 * `rehearse detach`: ends a session, removes what it kept, and prints what a shell evaluates to be as before.
 *
 * @returns the exit code
 * @throws {Failure} 2 when there is no session
 */
export async function detachCommand(
  { app }: DetachOptions,
  { cwd, env, stdout, stderr }: CommandContext,
): Promise<number> {
  const folder = app === undefined ? env[sessionVariable] : sessionFolder(findApp(cwd, app));
  if (folder === undefined) throw new Failure('this shell is not attached; name the app: rehearse detach <app>', 2);
  const session = readSession(folder);
  const own = folder === env[sessionVariable];
  if (session === undefined && !own) throw new Failure(`no shell is attached to ${app}; there is nothing to detach`, 2);
  if (session !== undefined) await end(session);
  forgetSession(folder);
  stdout.write(detachingLines(own ? attachedNames(env, session) : []));
  stderr.write('Detached: the stand-in and the states are gone.\n');
  return 0;
}

/** Of a session that somebody else ended, the shell still has what its names tell. */
function attachedNames(env: NodeJS.ProcessEnv, session: Session | undefined): readonly string[] {
  if (session !== undefined) return Object.keys(session.variables);
  const telling =
    /^(AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|ENDPOINT_URL|CONFIG_FILE|SHARED_CREDENTIALS_FILE|EC2_METADATA_DISABLED)|TF_|CDKTF_)/;
  return [...Object.keys(env).filter((name) => telling.test(name)), 'CHECKPOINT_DISABLE', sessionVariable];
}

async function end(session: Session): Promise<void> {
  if (!(await isServed(session))) return;
  signal(session, 'SIGTERM');
  const patience = performance.now() + patienceMs;
  while (await isServed(session)) {
    if (performance.now() > patience) signal(session, 'SIGKILL');
    await setTimeout(50);
  }
}

/** It may have ended a moment ago, which is what is wanted. */
function signal({ pid }: Session, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
