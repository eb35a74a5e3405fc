import { join } from 'node:path';
import { styleText } from 'node:util';

import type { SummaryOptions } from '../report/console';
import { lifeHonesty } from './life-honesty';
import type { LifeReport, StepReport } from './life-report';
import { firstLine, verdictsOf } from './outcome-words';

/** The end of a walk on the console: counts and names, no attribute values. */
export function lifeSummary(report: LifeReport, { reportFolder, color }: Omit<SummaryOptions, 'digest'>): string {
  const tint = report.outcome === 'passed' ? 'green' : 'red';
  const outcome = color ? styleText(tint, report.outcome, { validateStream: false }) : report.outcome;
  return [
    '',
    `Life of ${report.app}: ${outcome} (${report.steps.length} steps, Terraform ${report.terraform}, ${report.seconds.toFixed(1)} s)`,
    '',
    ...table(report.steps),
    '',
    ...lifeHonesty(report),
    `Report: ${join(reportFolder, 'report.md')}, and the review of each step in reviews/`,
    '',
  ].join('\n');
}

function table(steps: readonly StepReport[]): string[] {
  const rows = [['change', 'step', 'outcome', 'review', 'what happened'], ...steps.map(row)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return rows.map((cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

function row(report: StepReport, at: number, all: readonly StepReport[]): string[] {
  const { change, step, outcome } = report;
  return [all[at - 1]?.change === change ? '' : change, step, outcome, verdictsOf(report), happened(report)];
}

/** What a step did, or its first words, in one line. */
export function happened({ refusedBy, words, stacks }: Pick<StepReport, 'refusedBy' | 'words' | 'stacks'>): string {
  if (words !== null) return `${refusedBy === null ? '' : `${refusedBy}: `}${firstLine(words)}`;
  return stacks.map(({ name, create, change, destroy }) => `${name} +${create} ~${change} -${destroy}`).join(', ');
}
