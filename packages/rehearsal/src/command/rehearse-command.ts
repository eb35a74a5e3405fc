import { relative, resolve } from 'node:path';

import type { Review } from '@spot-serving/plan-review';
import {
  findApp,
  inWorkFolder,
  locateTerraform,
  progressFor,
  type CommandContext,
} from '@spot-serving/terraform-runner';

import { locatedSource } from '../providers/provider-source';
import { rehearse, type RehearsalResult } from '../rehearse/rehearse';
import { buildReport } from '../report/build-report';
import { summary } from '../report/console';
import type { Report } from '../report/report';
import { appReview } from '../review/app-review';
import { refuseForeignFolder, writeReport } from '../report/write-report';
import type { RehearseOptions } from './options';
import { defaultReportFolder } from '../report/report-folder';

/**
 * `rehearse <app>`: rehearses, writes the report, tells the outcome.
 *
 * @returns the exit code
 * @throws {Failure} when it cannot begin; then nothing is written
 * @throws {Interrupted} when the user asked to stop; a former report stays as it is
 */
export async function rehearseCommand(options: RehearseOptions, context: CommandContext): Promise<number> {
  const start = performance.now();
  const app = findApp(context.cwd, options.app);
  const reportFolder =
    options.report === undefined ? defaultReportFolder(context.cwd, app.name) : resolve(context.cwd, options.report);
  refuseForeignFolder(reportFolder);
  const providers = locatedSource(options.providers, context.cwd);
  const terraform = await locateTerraform(context.env, context.cwd, context.interruption);
  const result = await inWorkFolder('rehearse-', (workFolder) =>
    rehearse({
      ...options,
      ...context,
      providers,
      app,
      terraform,
      workFolder,
      progress: progressFor(context, options.json),
    }),
  );
  context.interruption.throwIfAsked();
  const seconds = Math.round(performance.now() - start) / 1000;
  const report = buildReport({ ...options, ...result, app: app.name, terraform: terraform.version, seconds });
  writeReport(reportFolder, report, { plans: plans(result), review: review(app.name, result) });
  tell(report, reportFolder, options, context);
  return report.exitCode;
}

function plans({ rehearsals }: RehearsalResult): ReadonlyMap<string, string> {
  return new Map(rehearsals.flatMap(({ stack, planJson }) => (planJson === undefined ? [] : [[stack.name, planJson]])));
}

function review(app: string, { rehearsals }: RehearsalResult): Review {
  return appReview(
    app,
    rehearsals.map(({ stack, planJson }) => ({ ...stack, planJson })),
  );
}

function tell(
  report: Report,
  folder: string,
  { json }: RehearseOptions,
  { cwd, env, stdout, stderr }: CommandContext,
): void {
  const color = stdout.isTTY && !env.NO_COLOR;
  const reportFolder = shown(folder, cwd);
  stdout.write(
    json ? `${JSON.stringify({ ...report, reportFolder }, null, 2)}\n` : summary(report, { reportFolder, color }),
  );
  if (report.failure !== null) stderr.write(`${failureText(report.failure)}\n`);
}

/** A path as a user would type it: relative below the working folder, else absolute. */
function shown(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below.startsWith('..') ? path : below;
}

function failureText({ stack, phase, message }: NonNullable<Report['failure']>): string {
  return `${stack}: ${phase} failed\n${message.replace(/^(?=.)/gm, '  ')}`;
}
