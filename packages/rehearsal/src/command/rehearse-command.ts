import { relative, resolve } from 'node:path';

import { findApp } from '../app/find-app';
import type { Interruption } from '../process/interruption';
import { LiveProgress } from '../progress/live-progress';
import { PlainProgress } from '../progress/plain-progress';
import type { Progress } from '../progress/progress';
import { locatedSource } from '../providers/provider-source';
import { rehearse, type RehearsalResult } from '../rehearse/rehearse';
import { buildReport } from '../report/build-report';
import { summary } from '../report/console';
import type { Report } from '../report/report';
import { refuseForeignFolder, writeReport } from '../report/write-report';
import { locateTerraform } from '../terraform/locate';
import { inWorkFolder } from './in-work-folder';
import type { RehearseOptions } from './options';
import { defaultReportFolder } from './report-folder';

/** The process a command runs in. */
export interface CommandContext {
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly interruption: Interruption;
}

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
  const reportFolder = options.report === undefined ? defaultReportFolder(context.cwd, app.name) : resolve(context.cwd, options.report);
  refuseForeignFolder(reportFolder);
  const providers = locatedSource(options.providers, context.cwd);
  const terraform = await locateTerraform(context.env, context.cwd, context.interruption);
  const result = await inWorkFolder((workFolder) =>
    rehearse({ ...options, ...context, providers, app, terraform, workFolder, progress: progressFor(options, context) }),
  );
  context.interruption.throwIfAsked();
  const seconds = Math.round(performance.now() - start) / 1000;
  const report = buildReport({ ...options, ...result, app: app.name, terraform: terraform.version, seconds });
  writeReport(reportFolder, report, plans(result));
  tell(report, reportFolder, options, context);
  return report.exitCode;
}

function progressFor({ json }: RehearseOptions, { stdout, stderr }: CommandContext): Progress {
  if (json) return new PlainProgress(stderr);
  return stdout.isTTY && stdout.columns > 0 ? new LiveProgress(stdout) : new PlainProgress(stdout);
}

function plans({ rehearsals }: RehearsalResult): ReadonlyMap<string, string> {
  return new Map(rehearsals.flatMap(({ stack, planJson }) => (planJson === undefined ? [] : [[stack.name, planJson]])));
}

function tell(report: Report, folder: string, { json }: RehearseOptions, { cwd, env, stdout, stderr }: CommandContext): void {
  const color = stdout.isTTY && !env.NO_COLOR;
  const reportFolder = shown(folder, cwd);
  stdout.write(json ? `${JSON.stringify({ ...report, reportFolder }, null, 2)}\n` : summary(report, { reportFolder, color }));
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
