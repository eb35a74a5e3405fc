import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { ResolvedVersions } from '@spot-serving/core';
import type { CommandContext } from '@spot-serving/terraform-runner';

import { readApp, type VersionedApp } from '../app/read-app';
import { synthesizedApp } from '../app/synthesized-app';
import { awsCatalogue } from '../lookup/aws-catalogue';
import { ipRanges } from '../lookup/s3-lookup';
import { Registries } from '../registry/registries';
import { lookUpAll, type Resolution, type Sources } from './look-up-all';
import { resolutionJson, resolutionText, sorted } from './resolution-report';
import { parseResolveOptions, resolveHelp, type ResolveOptions } from './resolve-options';
import { changeOf, withLookups } from './with-lookups';

/**
 * The `resolve-versions` program.
 *
 * @returns the exit code
 * @throws {Failure} 2 for wrong input
 */
export async function resolveCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = parseResolveOptions(argv);
  if (options.help) {
    context.stdout.write(resolveHelp);
    return 0;
  }
  const app = readApp(context.cwd, options.app);
  return resolveApp(app, options, sourcesOf(app, context), context);
}

function sourcesOf(app: VersionedApp, context: CommandContext): Sources {
  return {
    catalogue: awsCatalogue(app.environment.region),
    registries: new Registries({ signal: context.interruption.asked }),
    ipRanges,
    synthesis: async () => synthesizedApp(app, context),
    today: new Date().toISOString().slice(0, 10),
  };
}

/**
 * Looks everything up, and writes the file when all of it was found and something changed; else nothing is written.
 *
 * @returns 0 when all was found, 1 when something was not; with `check`, 3 when there is something to decide
 * @throws Interrupted when the user asked to stop; then nothing was written
 */
export async function resolveApp(
  app: VersionedApp,
  options: ResolveOptions,
  sources: Sources,
  context: Pick<CommandContext, 'stdout' | 'interruption'>,
): Promise<number> {
  const { stdout, interruption } = context;
  const resolution = await lookUpAll(app, options, sources);
  interruption.throwIfAsked();
  const { found, missed } = sorted(resolution);
  const written = missed.length === 0 && !options.check && writeIfChanged(app.file, withLookups(app.versions, found));
  stdout.write(
    options.json
      ? resolutionJson(app.versions, resolution, written)
      : `${resolutionText(app.versions, resolution)}${lastLine(app, options, missed.length, written)}`,
  );
  if (missed.length > 0) return 1;
  return options.check && toDecide(app.versions, resolution) ? 3 : 0;
}

function toDecide(versions: ResolvedVersions, resolution: Resolution): boolean {
  return sorted(resolution).found.some((found) => changeOf(versions, found) !== 'same' || found.newer !== undefined);
}

function lastLine(
  { name, folder, file, environment }: VersionedApp,
  { check }: ResolveOptions,
  missed: number,
  written: boolean,
): string {
  if (missed > 0) return `${missed} could not be looked up: nothing was written\n`;
  if (check) return 'compared only: nothing was written\n';
  const unused =
    "its environment.ts does not use it yet: import versions from './resolved-versions.json', and set versions\n";
  const last = written
    ? `wrote ${relative(join(folder, '..', '..'), file)}: review it, then rehearse each app that reads it, such as ${name}\n`
    : 'nothing to write\n';
  return `${last}${environment.versions === undefined ? unused : ''}`;
}

/** Replaces the file as a whole, so that a run that is killed leaves the old one. */
function writeIfChanged(file: string, versions: ResolvedVersions): boolean {
  const text = `${JSON.stringify(versions, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  return true;
}
