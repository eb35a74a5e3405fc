import type { Finding } from '@spot-serving/guardrails/findings';
import { plainText } from '@spot-serving/terraform-runner';

import type { JudgedSubject } from '../judged';

/** Findings for a person at a terminal: by stack, errors first, each with its rule, its place, and what to do. */
export function tableText(subjects: readonly JudgedSubject[]): string {
  const all = subjects.flatMap(({ findings }) => findings);
  const wide = Math.max(0, ...all.map(({ rule }) => rule.length));
  const tables = subjects
    .filter(({ findings }) => findings.length > 0)
    .map(({ name, file, findings }) => {
      const heading = name === file ? name : `${name} (${file})`;
      return [oneLine(heading), ...errorsFirst(findings).map((finding) => row(finding, wide))].join('\n');
    });
  return `${[...tables, summary(subjects, all)].join('\n\n')}\n`;
}

function row({ severity, rule, address, path, what, fix }: Finding, wide: number): string {
  const place = path === address ? address : `${address}  ${path}`;
  const head = `  ${severity.padEnd(7)}  ${rule.padEnd(wide)}  ${oneLine(place)}`;
  return [head, `           ${oneLine(what)}`, `           → ${oneLine(fix)}`].join('\n');
}

function summary(subjects: readonly JudgedSubject[], all: readonly Finding[]): string {
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const judged = subjects.length === 1 ? 'one stack or plan' : `${subjects.length} stacks or plans`;
  if (all.length === 0) return `Nothing found in ${judged}.`;
  return `${errors} errors, ${all.length - errors} warnings in ${judged}. "guardrails explain RULE" says why.`;
}

function errorsFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => one.severity.localeCompare(other.severity));
}

/** Names and values come from the judged code: nothing in them moves a cursor or begins a line. */
function oneLine(text: string): string {
  return plainText(text.replaceAll(/\s+/g, ' '));
}
