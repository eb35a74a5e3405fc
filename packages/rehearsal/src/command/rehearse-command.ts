import { join } from 'node:path';

import { type CommandContext, findApp } from '@spot-serving/terraform-runner';

import type { RehearsalCluster } from '../cluster/at-cluster';
import { chartFolder } from '../cluster/charts';
import { locatedCluster } from '../cluster/located-cluster';
import { openPage } from './open-page';
import type { RehearseOptions } from './options';
import { rehearseApp } from './rehearse-app';
import { forMachines, tell, tellFailure } from './tell';

/**
 * `rehearse <app>`: rehearses, writes the report, tells the outcome.
 *
 * @returns the exit code
 * @throws {Failure} when it cannot begin; then nothing is written
 * @throws {Interrupted} when the user asked to stop; a former report stays as it is
 */
export async function rehearseCommand(options: RehearseOptions, context: CommandContext): Promise<number> {
  const { cwd, stdout, stderr } = context;
  const app = findApp(cwd, options.app);
  const cluster = await clusterOf(options, context);
  const written = await rehearseApp({ ...options, app, cluster: cluster && (async () => cluster) }, context);
  if (options.json) {
    stdout.write(`${JSON.stringify(forMachines(written, cwd), null, 2)}\n`);
    tellFailure(written.report, stderr);
  } else tell(written, context);
  if (options.open) await shownPage(join(written.folder, 'review.html'), context);
  return written.report.exitCode;
}

/** That nothing can show it is no failure of a rehearsal. */
async function shownPage(file: string, { env, stderr }: CommandContext): Promise<void> {
  if (!(await openPage(file, { platform: process.platform, env })))
    stderr.write(`Nothing here shows pages (BROWSER may name a program); open ${file} yourself.\n`);
}

async function clusterOf(
  { cluster, charts }: RehearseOptions,
  context: CommandContext,
): Promise<RehearsalCluster | undefined> {
  if (cluster === undefined) return undefined;
  const folder = charts === undefined ? undefined : chartFolder(charts, context.cwd);
  return { target: await locatedCluster(cluster, context), charts: folder, close: async () => undefined };
}
