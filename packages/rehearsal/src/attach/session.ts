import { createHash } from 'node:crypto';
import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';

import * as z from 'zod';

import type { FoundApp } from '@spot-serving/terraform-runner';

import { defaultReportFolder } from '../report/report-folder';

/** Name of the variable that tells an attached shell its session. */
export const sessionVariable = 'REHEARSE_ATTACHED';

const sessionShape = z.object({
  /** Process that serves providers and states. */
  pid: z.number(),
  /** Port on which it takes nothing and says nothing; open as long as it lives. */
  port: z.number(),
  /** Environment of attached shells. */
  variables: z.record(z.string(), z.string()),
});

/** What attached shells use: one background process, and the variables that lead to it. */
export type Session = Readonly<z.infer<typeof sessionShape>>;

/** Where an app's session is kept: a folder of its own in `.rehearsal`, beside the nearest `package.json` at or above the app's folder. */
export function sessionFolder({ name, folder }: FoundApp): string {
  const path = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return defaultReportFolder(folder, `attached-${name}-${path}`);
}

/** The file that says how to reach a session. It appears when the session is ready. */
export function sessionFile(folder: string): string {
  return join(folder, 'session.json');
}

/** The session kept in a folder, whether its process lives or not; undefined when there is none. */
export function readSession(folder: string): Session | undefined {
  try {
    return sessionShape.parse(JSON.parse(readFileSync(sessionFile(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether the session's process lives. Its port is asked, because another process may have got its number. */
export function isServed({ port }: Session): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Removes a session's folder, and the one around it when nothing else is in there. */
export function forgetSession(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  try {
    rmdirSync(dirname(folder));
  } catch {
    // A report is in there, or the folder is gone already.
  }
}
