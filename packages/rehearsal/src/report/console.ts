import { join } from 'node:path';
import { styleText } from 'node:util';

import type { DigestLine } from '@spot-serving/plan-review/page';

import { clusterLines } from './cluster-lines';
import { honesty } from './honesty';
import type { Report, StackReport } from './report';
import { driftLines, faultLines } from './trouble-lines';

const colors = { passed: 'green', failed: 'red', kept: 'yellow' } as const;

/** How the summary is shown. */
export interface SummaryOptions {
  /** Where the report is, as the user would type it. */
  readonly reportFolder: string;
  /** What the review says of the environment, a line each. */
  readonly digest: readonly DigestLine[];
  /** Whether the stream is a terminal that wants colours. */
  readonly color: boolean;
}

/** The end of a rehearsal on the console: counts and addresses, no attribute values but those that `--drift` set. */
export function summary(report: Report, { reportFolder, digest, color }: SummaryOptions): string {
  const outcome = color ? styleText(colors[report.outcome], report.outcome, { validateStream: false }) : report.outcome;
  return [
    '',
    `Rehearsal of ${report.app}: ${outcome} (Terraform ${report.terraform}, ${report.seconds.toFixed(1)} s)`,
    '',
    ...table(report.stacks),
    '',
    ...kept(report),
    ...titled('Cluster', clusterLines(report)),
    ...titled('Faults', faultLines(report)),
    ...titled('Drift', driftLines(report)),
    ...honesty(report),
    '',
    ...closing(digest, reportFolder),
    '',
  ].join('\n');
}

/** The last ten lines: what was built, what it means, and where to read on. */
function closing(digest: readonly DigestLine[], folder: string): readonly string[] {
  const lines: readonly DigestLine[] = [
    ...digest,
    ['Report', join(folder, 'report.md')],
    ['As a comment', join(folder, 'review.md')],
    ['To look at', `${join(folder, 'review.html')} (--open shows it in the browser)`],
  ];
  const width = Math.max(...lines.map(([about]) => about.length));
  return lines.map(([about, said]) => `${about.padEnd(width)}  ${said}`);
}

function table(stacks: readonly StackReport[]): string[] {
  const rows = [['stack', 'created', 'changed', 'destroyed', 'second plan', 'seconds'], ...stacks.map(row)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return rows.map((cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

function row({ name, applied, destroyed, secondPlanEmpty, phases }: StackReport): string[] {
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0).toFixed(1);
  const second = secondPlanEmpty === null ? 'not reached' : secondPlanEmpty ? 'empty' : 'NOT empty';
  const gone = (applied?.destroy ?? 0) + (destroyed ?? 0);
  return [name, `${applied?.create ?? 0}`, `${applied?.change ?? 0}`, `${gone}`, second, seconds];
}

function kept({ outcome, stacks }: Report): string[] {
  if (outcome !== 'kept') return [];
  const guarded = stacks
    .filter((stack) => stack.outcome === 'kept')
    .flatMap(({ name, protectedResources, deletionProtection }) => [
      ...protectedResources.map(({ address, path }) => `  ${name}: ${address} (${path})`),
      ...deletionProtection.map((guard) => `  ${name}: AWS does not delete ${guard}`),
    ]);
  return [
    'Protected from destroy, so these stacks stay:',
    ...guarded,
    'Destroy them too, in the rehearsal only: --allow-data-loss',
    '',
  ];
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}
