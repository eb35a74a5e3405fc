import { allRules, type Rule, ruleFamilies } from '@spot-serving/guardrails/findings';
import type { CommandContext } from '@spot-serving/terraform-runner/program';

import { rulesPage } from '../output/rules-page';
import { commandLine } from './command-line';

/**
 * `guardrails explain`: what a rule wants, what goes wrong otherwise, by which document, and how to set it aside.
 *
 * @throws {Failure} 2 for a rule that there is not, with those of a like name
 */
export function explainCommand(argv: readonly string[], { stdout }: CommandContext): number {
  const { values, positionals } = commandLine.parse(argv, { markdown: { type: 'boolean' } });
  if (positionals.length > 1) throw commandLine.wrong('explain takes one rule');
  const [id] = positionals;
  if (id === undefined) {
    stdout.write(values.markdown ? rulesPage() : list());
    return 0;
  }
  const rule = allRules.find((one) => one.id === id);
  if (rule === undefined) throw commandLine.wrong(`no rule "${id}"${alike(id)}`);
  stdout.write(explained(rule));
  return 0;
}

function explained({ id, severity, what, why, source }: Rule): string {
  const file = `{"resource": "ADDRESS", "rule": "${id}", "reason": "...", "expires": "YYYY-MM-DD"}`;
  return `${id} (${severity})

${what}.

Why:      ${why}.
Source:   ${source}
Set it aside for one resource, with a reason and a last day:
  in cdktf          exempt(resource, '${id}', { reason: '...', expires: 'YYYY-MM-DD' })
  in any other code ${file}, in a file for --exemptions
`;
}

function list(): string {
  const wide = Math.max(...allRules.map(({ id }) => id.length));
  return ruleFamilies
    .map(({ name, purpose, rules }) => {
      const lines = rules.map(({ id, what }) => `  ${id.padEnd(wide)}  ${what}`);
      return [`${name}: ${purpose.toLowerCase()}`, ...lines, ''].join('\n');
    })
    .join('\n');
}

function alike(id: string): string {
  const words = id.split('-').filter((word) => word.length > 2);
  const near = allRules.filter((rule) => words.some((word) => rule.id.includes(word))).map((rule) => rule.id);
  return near.length === 0 ? '' : `; there are ${near.slice(0, 6).join(', ')}`;
}
