import { resolve } from 'node:path';

import {
  type CommandContext,
  findApp,
  inWorkFolder,
  locateTerraform,
  progressFor,
} from '@spot-serving/terraform-runner';

import { lifeSummary } from '../life/life-console';
import { buildLifeReport } from '../life/life-report';
import { runLife } from '../life/life-run';
import { writeLifeReport } from '../life/write-life-report';
import { defaultReportFolder } from '../report/report-folder';
import { refuseForeignFolder } from '../report/write-report';
import type { LifeOptions } from './life-options';
import { shown } from './tell';

/**
 * `rehearse <app> --life`: walks, writes the report, tells the outcome.
 *
 * @returns the exit code
 * @throws {Failure} when it cannot begin; then nothing is written
 * @throws {Interrupted} when the user asked to stop; a former report stays as it is
 */
export async function lifeCommand(options: LifeOptions, context: CommandContext): Promise<number> {
  const start = performance.now();
  const { cwd, env, interruption, stdout, stderr } = context;
  const app = findApp(cwd, options.app);
  const folder =
    options.report === undefined ? defaultReportFolder(cwd, `${app.name}-life`) : resolve(cwd, options.report);
  refuseForeignFolder(folder);
  const terraform = await locateTerraform(env, cwd, interruption);
  const progress = progressFor(context, options.json);
  const run = await inWorkFolder('rehearse-', (workFolder) =>
    runLife({ ...options, ...context, app, workFolder, terraform, progress }),
  );
  interruption.throwIfAsked();
  const seconds = Math.round(performance.now() - start) / 1000;
  const report = buildLifeReport(run, { app: app.name, terraform: terraform.version, seconds });
  writeLifeReport(folder, report, run.walked);
  if (options.json) stdout.write(`${JSON.stringify({ ...report, reportFolder: shown(folder, cwd) }, null, 2)}\n`);
  else stdout.write(lifeSummary(report, { reportFolder: shown(folder, cwd), color: stdout.isTTY && !env.NO_COLOR }));
  if (run.failure !== undefined) stderr.write(`${run.failure.message}\n`);
  return report.exitCode;
}
