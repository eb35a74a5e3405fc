import { fenced } from '../report/fenced';
import { happened } from './life-console';
import { lifeHonesty } from './life-honesty';
import type { LifeReport, StepReport } from './life-report';
import { verdictsOf } from './outcome-words';

/** `report.md` of a walk: change, step, what happened. It names addresses and counts, and no attribute values. */
export function lifeMarkdown(report: LifeReport): string {
  const sections = [
    `# Life of ${report.app}: ${report.outcome}`,
    `Terraform ${report.terraform}, ${report.seconds.toFixed(1)} s. Every step: plan, review, apply of each stack, second plan; or a refusal before anything is applied.`,
    report.failure === null
      ? ''
      : `## Failed: ${report.failure.change}, ${report.failure.step}\n\n${fenced(report.failure.message)}`,
    table(report.steps),
    refusals(report.steps),
    `## What this proves\n\n${lifeHonesty(report).join('\n\n')}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function table(steps: readonly StepReport[]): string {
  const head = ['change', 'step', 'outcome', 'review', 'what happened'];
  const rows = [head, head.map(() => '---'), ...steps.map(row)];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function row(report: StepReport): string[] {
  const { change, step, outcome, reviews } = report;
  const [file] = reviews;
  const words = verdictsOf(report);
  const reviewed = file === undefined ? '' : `[${words}](${file})`;
  return [cell(change), cell(step), outcome, reviewed, cell(happened(report))];
}

/** Text of the app in a cell: it ends no cell, no row, and no page. */
function cell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#!]/g, '\\$&').replaceAll('\n', ' ');
}

function refusals(steps: readonly StepReport[]): string {
  const refused = steps.filter(({ outcome }) => outcome === 'refused');
  if (refused.length === 0) return '';
  const each = refused.map(({ change, step, words }) => `${cell(change)}, ${cell(step)}:\n\n${fenced(words ?? '')}`);
  return `## What to do first\n\n${each.join('\n\n')}`;
}
