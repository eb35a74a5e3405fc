import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CommandContext, Program } from '@spot-serving/terraform-runner/program';

import { type FileChange, writeFiles } from './file-change';
import { finishApp } from './finish-app';
import { type AppOptions, commandLine, type CreateOptions, help, parseOptions } from './options';
import { goneApp, newApp } from './plan-app';
import { answered } from './questions';

/** The program behind `npm create @spot-serving`. @throws {Failure} for what the user can act on */
export const create: Program = async (argv, context) => {
  const options = parseOptions(argv);
  if (options.kind === 'help') {
    context.stdout.write(help);
    return 0;
  }
  const outcome = options.kind === 'create' ? await made(options, context) : others(options, context);
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
  const files = newApp(cwd, { ...rest, name }, ownVersion());
  carryOut(cwd, name, files, options);
  return { app: name, files };
}

function others(options: AppOptions, { cwd }: CommandContext): Outcome {
  const files = options.kind === 'remove' ? goneApp(cwd, options.name) : [];
  carryOut(cwd, options.name, files, options);
  return { app: options.name, files };
}

function carryOut(
  project: string,
  app: string,
  files: readonly FileChange[],
  { dryRun, install }: Pick<CreateOptions, 'dryRun' | 'install'>,
): void {
  if (dryRun) return;
  writeFiles(project, files);
  finishApp(project, app, install);
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
