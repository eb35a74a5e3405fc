import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';

import type { CommandContext, Program } from '@spot-serving/terraform-runner/program';

import { acceptExporter } from './accept-exporter';
import { AppDeclaration } from './app-declaration';
import { findEnvironmentFile } from './find-environment-file';
import { lineDiff } from './line-diff';
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
  const found = version === undefined ? undefined : await storedVersion({ model, version, store }, all);
  const promotionOf = (declaration: AppDeclaration) => ({
    ...{ model, canary },
    stored: found && acceptExporter(found, declaration, request),
  });
  const changes = filesOf(named).map((declaration) => ({
    ...{ file: declaration.file, before: declaration.code },
    after: promoteIn(declaration.file, declaration.code, promotionOf(declaration), declaration.name),
  }));
  for (const { file, before, after } of changes) {
    if (after !== before && !request.dryRun) await writeFile(file, after);
    report(request, file, lineDiff(before, after), context);
  }
  return 0;
}

/** The declarations, each file once: what apps share changes for all of them. */
function filesOf(declarations: readonly AppDeclaration[]): readonly AppDeclaration[] {
  return declarations.filter(({ file }, index) => declarations.findIndex((other) => other.file === file) === index);
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
