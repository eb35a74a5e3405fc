import { mkdirSync } from 'node:fs';

import {
  type CommandContext,
  Failure,
  findApp,
  type FoundApp,
  inWorkFolder,
  locateTerraform,
} from '@spot-serving/terraform-runner';

import { forgetSession, isServed, readSession, type Session, sessionFolder } from '../attach/session';
import { attachingLines } from '../attach/shell-lines';
import { startBackground } from '../attach/start-background';
import { prepare } from '../rehearse/prepare';
import { installS3States } from '../state/open-s3-states';
import type { AttachOptions } from './attach-options';

/**
 * `rehearse attach <app>`: prints what a shell evaluates to use the stand-in, and an S3 for states, with plain `cdktf` and `terraform`.
 * A second shell is attached to the same session.
 *
 * @returns the exit code
 * @throws {Failure} when there is nothing to attach to; then nothing is left running
 */
export async function attachCommand(options: AttachOptions, context: CommandContext): Promise<number> {
  const { cwd, env, stdout, stderr, interruption } = context;
  const app = findApp(cwd, options.app);
  const folder = sessionFolder(app);
  const former = readSession(folder);
  const serving = former !== undefined && (await isServed(former)) ? former : undefined;
  if (former !== undefined && serving === undefined)
    stderr.write('The former session is gone, and its states with it; a new one begins.\n');
  await locateTerraform(env, cwd, interruption);
  const session = serving ?? (await begin(app, folder, options, context));
  stdout.write(attachingLines(session.variables, env));
  stderr.write(words(app, serving !== undefined, stdout.isTTY));
  return 0;
}

async function begin(
  app: FoundApp,
  folder: string,
  { types }: AttachOptions,
  { env, interruption }: CommandContext,
): Promise<Session> {
  await installS3States({ env });
  forgetSession(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    await inWorkFolder('rehearse-', async (workFolder) => {
      const stacks = await prepare({ app, workFolder, env, interruption, states: { adopt: async (all) => all } });
      await startBackground({ app, stacks, types, folder }, interruption);
    });
    return readSession(folder) ?? lost(folder);
  } catch (error) {
    forgetSession(folder);
    throw error;
  }
}

function lost(folder: string): never {
  throw new Failure(`the session in ${folder} went away while it began; attach again`, 1);
}

function words({ name }: FoundApp, again: boolean, isTerminal: boolean): string {
  const hint = isTerminal ? `Nothing is attached yet: run  eval "$(rehearse attach ${name})"\n` : '';
  const session = again ? `Attached to the session of ${name} that is there.` : `Attached to ${name}.`;
  return `${hint}${session} cdktf and terraform of this shell use the offline stand-in, and an emulated S3 for states, until:  eval "$(rehearse detach)"\n`;
}
