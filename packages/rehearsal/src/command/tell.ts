import { relative } from 'node:path';

import type { CommandContext } from '@spot-serving/terraform-runner';

import { summary } from '../report/console';
import type { Report } from '../report/report';
import type { WrittenReport } from './rehearse-app';

/** The end of a rehearsal for people, with what went wrong on standard error. */
export function tell({ report, folder, digest }: WrittenReport, { cwd, env, stdout, stderr }: CommandContext): void {
  const color = stdout.isTTY && !env.NO_COLOR;
  stdout.write(summary(report, { reportFolder: shown(folder, cwd), digest, color }));
  tellFailure(report, stderr);
}

/** What went wrong, if something did. */
export function tellFailure({ failure }: Report, stderr: CommandContext['stderr']): void {
  if (failure !== null) stderr.write(`${failureText(failure)}\n`);
}

/** A report for machines, with its folder. */
export function forMachines({ report, folder }: WrittenReport, cwd: string): object {
  return { ...report, reportFolder: shown(folder, cwd) };
}

/** A path as a user would type it: relative below the working folder, else absolute. */
export function shown(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below.startsWith('..') ? path : below;
}

function failureText({ stack, phase, message }: NonNullable<Report['failure']>): string {
  return `${stack}: ${phase} failed\n${message.replace(/^(?=.)/gm, '  ')}`;
}
