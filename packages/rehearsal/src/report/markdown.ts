import { clusterLines } from './cluster-lines';
import { fenced } from './fenced';
import { honesty } from './honesty';
import type { ChangeCounts, Report, StackReport } from './report';
import { driftLines, faultLines } from './trouble-lines';

/** `report.md`: the report for people. It names addresses and counts, and no attribute values but those that `--drift` set. */
export function markdown(report: Report): string {
  const sections = [
    `# Rehearsal of ${report.app}: ${report.outcome}`,
    `Terraform ${report.terraform}, ${report.seconds.toFixed(1)} s. Every stack: init, validate, plan, apply of that plan, second plan.`,
    failureSection(report),
    keptSection(report),
    linesSection('Cluster', clusterLines(report)),
    linesSection('Faults', faultLines(report)),
    linesSection('Drift', driftLines(report)),
    table(report.stacks),
    warningsSection(report.stacks),
    `## What this proves\n\n${honesty(report).join('\n\n')}`,
    `The full plans are in \`<stack>/plan.json\`. They hold planned values: keep them out of version control and comments.`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function failureSection({ failure }: Report): string {
  return failure === null ? '' : `## Failed: ${failure.stack}, ${failure.phase}\n\n${fenced(failure.message)}`;
}

function keptSection({ outcome, stacks }: Report): string {
  if (outcome !== 'kept') return '';
  const kept = stacks.filter((stack) => stack.outcome === 'kept').map(keptStack);
  return `## Kept\n\n${kept.join('\n\n')}\n\nOther states are empty. \`--allow-data-loss\` destroys these too, in the rehearsal only.`;
}

function keptStack({ name, protectedResources, deletionProtection, stateHolds }: StackReport): string {
  const guarded = [
    ...protectedResources.map(({ address, path }) => `- \`${address}\` (${path}) has \`prevent_destroy\``),
    ...deletionProtection.map((guard) => `- ${guard}, so AWS refuses`),
  ];
  return [`The state of **${name}** still holds ${inCode(stateHolds ?? [])}:`, '', ...guarded].join('\n');
}

function linesSection(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${fenced(lines.join('\n'))}`;
}

function table(stacks: readonly StackReport[]): string {
  const head = ['stack', 'needs', 'outcome', 'planned', 'applied', 'second plan', 'destroyed', 'seconds'];
  const rows = [head, head.map(() => '---'), ...stacks.map(row)];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function row({
  name,
  dependencies,
  outcome,
  planned,
  applied,
  secondPlanEmpty,
  destroyed,
  phases,
}: StackReport): string[] {
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0).toFixed(1);
  const second = secondPlanEmpty === null ? '' : secondPlanEmpty ? 'empty' : 'NOT empty';
  return [
    name,
    dependencies.join(', '),
    outcome,
    counts(planned),
    counts(applied),
    second,
    destroyed === null ? '' : `${destroyed}`,
    seconds,
  ];
}

function counts(change: ChangeCounts | null): string {
  return change === null ? '' : `+${change.create} ~${change.change} -${change.destroy}`;
}

function warningsSection(stacks: readonly StackReport[]): string {
  const warnings = stacks.flatMap((stack) => stack.warnings);
  return warnings.length === 0 ? '' : `## Warnings\n\n${warnings.map(fenced).join('\n\n')}`;
}

function inCode(addresses: readonly string[]): string {
  return addresses.map((address) => `\`${address}\``).join(', ');
}
