import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { writeJobSummary } from '@spot-serving/plan-review';
import { type CommandContext, inWorkFolder } from '@spot-serving/terraform-runner';

import { writeOutputs } from '../command/write-outputs';
import { readAffectedOptions } from './affected-options';
import { appPlaces } from './app-places';
import { findAffected, type JudgedApp, unchangedReason } from './find-affected';

/**
 * `pipeline affected`: which apps a change reaches, synthesized. It runs code of the checkout, so it belongs in a job without credentials. An app counts
 * as affected when Nx's graph says so and its synthesized configuration differs from that of the base; where the base cannot be known, also.
 *
 * Outputs `apps` and `unchanged`, lists of names as JSON, and `places`, by name the account, region and partition of those that are affected.
 *
 * @returns 0
 * @throws {Failure} 2 for arguments that do not fit, else as the app that does not synthesize ended
 */
export async function affectedProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  const { of, out } = readAffectedOptions(argv);
  const folder = resolve(context.cwd, out);
  const apps = await inWorkFolder('pipeline-affected-', (workFolder) => findAffected(of, folder, workFolder, context));
  const affected = apps.filter((app) => app.affected).map(({ name }) => name);
  for (const { name } of apps.filter((app) => !app.affected))
    rmSync(join(folder, name), { recursive: true, force: true });
  const unchanged = apps.filter(({ why }) => why === unchangedReason).map(({ name }) => name);
  context.stdout.write(
    apps.map(({ name, affected: is, why }) => `${name}  ${is ? 'affected' : 'not affected'}: ${why}\n`).join(''),
  );
  writeOutputs({ apps: affected, unchanged, places: appPlaces(folder, affected) }, context.env);
  writeJobSummary(table(apps), context.env);
  return 0;
}

function table(apps: readonly JudgedApp[]): string {
  const rows = apps.map(
    ({ name, affected, why }) => `| ${name} | ${affected ? 'yes' : 'no'} | ${why.replaceAll('|', '\\|')} |`,
  );
  return ['| app | planned | why |', '| --- | --- | --- |', ...rows].join('\n');
}
