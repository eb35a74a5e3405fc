import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';

import type { CommandContext, Program } from '@spot-serving/terraform-runner/program';

import { AppDeclaration } from './app-declaration';
import { EnvironmentSource } from './environment-source';
import { findEnvironmentFile } from './find-environment-file';
import { lineDiff } from './line-diff';
import { newerExporter } from './newer-exporter';
import { help, parseOptions, type PromoteRequest } from './options';
import { promoteIn } from './promote-in';
import { refuseSlips } from './refuse-slips';
import { storedVersion } from './stored-version';
import { withSharers } from './with-sharers';

/** The `promote-model` program. @throws {Failure} for what the user can act on */
export const promoteModel: Program = async (argv, context) => {
  const request = parseOptions(argv);
  if (request.kind === 'promote') return promoteCommand(request, context);
  context.stdout.write(help);
  return 0;
};

/** Files are written when every app was looked at, so that a region that lacks the version leaves all as they are. */
async function promoteCommand(request: PromoteRequest, context: CommandContext): Promise<number> {
  const named = await Promise.all(request.apps.map((app) => AppDeclaration.of(findEnvironmentFile(context.cwd, app))));
  for (const declaration of named) refuseSlips(declaration, request);
  const { version, model, canary, store } = request;
  const all = store === undefined ? await withSharers(named) : named;
  const stored = version === undefined ? undefined : await storedVersion({ model, version, store }, all);
  const changes = filesOf(named).map((declaration) => ({
    ...{ file: declaration.file, before: declaration.code, serverImage: serverImage(declaration) },
    after: promoteIn(declaration.file, declaration.code, { model, stored, canary }, declaration.name),
  }));
  for (const { file, before, after, serverImage: image } of changes) {
    const warning = newerExporter(stored?.tensorflow, image);
    if (warning !== undefined) context.stderr.write(`${warning}\n`);
    if (after !== before && !request.dryRun) await writeFile(file, after);
    report(request, file, lineDiff(before, after), context);
  }
  return 0;
}

/** The declarations, each file once: what apps share changes for all of them. */
function filesOf(declarations: readonly AppDeclaration[]): readonly AppDeclaration[] {
  return declarations.filter(({ file }, index) => declarations.findIndex((other) => other.file === file) === index);
}

/** The image that the environment serves models with; undefined for the default, or where the file computes it. */
function serverImage({ file, code, name }: AppDeclaration): string | undefined {
  const { environment } = new EnvironmentSource(file, code, name);
  return environment.has('serving') ? environment.object('serving')?.text('modelServerImage') : undefined;
}

function report({ dryRun, json }: PromoteRequest, file: string, diff: string, { cwd, stdout }: CommandContext): void {
  const shown = relative(cwd, file);
  const changed = diff !== '';
  if (json)
    stdout.write(`${JSON.stringify({ file: shown, changed, written: changed && !dryRun, diff }, undefined, 2)}\n`);
  else if (!changed) stdout.write(`${shown} says so already; nothing to change\n`);
  else
    stdout.write(
      `${shown}${dryRun ? ' would change' : ''}\n${diff}${dryRun ? '' : 'Commit it and open a pull request: its plan shows the rollout.\n'}`,
    );
}
