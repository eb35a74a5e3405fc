import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CommandContext, Program } from '@spot-serving/terraform-runner/program';

import { alone } from './alone';
import { type FileChange, writeFiles } from './file-change';
import { finishApp } from './finish-app';
import { type AppOptions, commandLine, type CreateOptions, help, parseOptions } from './options';
import { goneApp, newApp } from './plan-app';
import { answered } from './questions';

/** The program that `npm create` runs of this package. @throws {Failure} for what the user can act on */
export const create: Program = async (argv, context) => {
  const options = parseOptions(argv);
  if (options.kind === 'help') {
    context.stdout.write(help);
    return 0;
  }
  const outcome = options.kind === 'create' ? await made(options, context) : await others(options, context);
  const text = options.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : told(outcome, options);
  context.stdout.write(text);
  return 0;
};

/** What came of it. */
interface Outcome {
  readonly app: string;
  readonly files: readonly FileChange[];
}

async function made(options: CreateOptions, { cwd, stderr }: CommandContext): Promise<Outcome> {
  const { name, ...rest } = await answered(options, process.stdin.isTTY && stderr.isTTY);
  if (name === undefined) throw commandLine.wrong('which name? npm create @spot-serving -- dev-eu-west-1');
  return carriedOut(cwd, name, () => newApp(cwd, { ...rest, name }, ownVersion()), options);
}

async function others(options: AppOptions, { cwd }: CommandContext): Promise<Outcome> {
  const plan = () => (options.kind === 'remove' ? goneApp(cwd, options.name) : []);
  return carriedOut(cwd, options.name, plan, options);
}

async function carriedOut(
  project: string,
  app: string,
  plan: () => readonly FileChange[],
  { dryRun, install }: Pick<CreateOptions, 'dryRun' | 'install'>,
): Promise<Outcome> {
  if (dryRun) return { app, files: plan() };
  const files = await alone(project, () => {
    const planned = plan();
    writeFiles(project, planned);
    return planned;
  });
  finishApp(project, app, install);
  return { app, files };
}

function told({ app, files }: Outcome, { kind, dryRun, install }: CreateOptions | AppOptions): string {
  const lines = files.map(({ path, content }) => `${content === null ? '-' : '+'} ${path}`);
  const next = install ? '' : 'npm install && ';
  const last =
    kind === 'remove'
      ? `${app} is out of the code; its states, if there are any, keep what it deployed`
      : `Now: ${next}npx rehearse ${app}`;
  return [...lines, dryRun ? 'Nothing was written.' : last, ''].join('\n');
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
