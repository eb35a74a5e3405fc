import { join } from 'node:path';

import { type CommandContext, Failure, runProcess } from '@spot-serving/terraform-runner';

import { appsIn } from './apps-in';
import { type SynthesisHash, synthesisHash } from './synthesis-hash';
import { synthesizeApp } from './synthesize-app';

/** The commit a push came from when there was none before it (GitHub, "Webhook events and payloads", push). */
const noCommit = /^0+$/;

/** What the apps were at the base; a text says why that is not known. */
export type BaseApps =
  { readonly unknown: string } | { readonly hashOf: (app: string) => Promise<SynthesisHash | string> };

/**
 * Does work with the apps as they were at a commit: it is checked out beside, in a folder that goes, with the dependencies of its own lock file, as soon as
 * somebody asks for an app. Its code runs, but not the install scripts of its dependencies.
 *
 * @param folder empty folder
 */
export async function withBaseApps<Result>(
  base: string,
  folder: string,
  context: CommandContext,
  work: (apps: BaseApps) => Promise<Result>,
): Promise<Result> {
  if (noCommit.test(base)) return work({ unknown: 'this is the first push, there is no base' });
  const there = await complaint(['git', 'cat-file', '-e', `${base}^{commit}`], context.cwd, context);
  if (there !== undefined) return work({ unknown: `the base ${base} is not in this clone` });
  const checkout = join(folder, 'base');
  let checkedOut: Promise<string | undefined> | undefined;
  try {
    const hashOf = async (app: string): Promise<SynthesisHash | string> => {
      checkedOut ??= checkOut(base, checkout, context);
      return (await checkedOut) ?? hashAt(checkout, app, join(folder, 'synthesized', app), context);
    };
    return await work({ hashOf });
  } finally {
    if (checkedOut !== undefined)
      await complaint(['git', 'worktree', 'remove', '--force', checkout], context.cwd, context);
  }
}

/** What keeps the base from being used; undefined when it can be. */
async function checkOut(base: string, checkout: string, context: CommandContext): Promise<string | undefined> {
  const refused = await complaint(['git', 'worktree', 'add', '--detach', checkout, base], context.cwd, context);
  if (refused !== undefined) return `the base cannot be checked out: ${refused}`;
  const missing = await complaint(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], checkout, context);
  return missing === undefined ? undefined : `the dependencies of the base cannot be installed: ${missing}`;
}

async function hashAt(
  checkout: string,
  name: string,
  folder: string,
  context: CommandContext,
): Promise<SynthesisHash | string> {
  const app = appsIn(checkout).find((one) => one.name === name);
  if (app === undefined) return 'the base has no such app';
  try {
    await synthesizeApp(app.folder, folder, context);
    return synthesisHash(folder);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `the base does not synthesize: ${lastLine(error.message)}`;
  }
}

/** What a command that fails complains of, in its last line; undefined when it ends well. */
async function complaint(
  command: readonly string[],
  cwd: string,
  { env, interruption }: CommandContext,
): Promise<string | undefined> {
  const [program = '', ...args] = command;
  const { exitCode, stdout, stderr } = await runProcess({ command: [program, ...args], cwd, env, interruption });
  return exitCode === 0 ? undefined : lastLine(stderr || stdout);
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
