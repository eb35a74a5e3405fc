import type { Redaction } from '../redact/redaction';
import { code, prose } from './escape';
import { grouped } from './grouped';
import { roleOf } from './item';
import type { GuardrailFinding, StackReview } from './review-input';
import type { Section } from './section';
import { whereabouts } from './wording';

/** A finding, and the stack it is in. */
interface Found {
  readonly stack: StackReview;
  readonly finding: GuardrailFinding;
}

/** What guardrails found: Spot safety first, then what stops synthesis, then by rule. */
export function findingsSection(stacks: readonly StackReview[], redaction: Redaction): Section {
  const found = stacks.flatMap((stack) => (stack.findings ?? []).map((finding) => ({ stack, finding })));
  const groups = grouped(found, ({ stack, finding }) =>
    [roleOf(stack), finding.rule, finding.address, finding.what].join('\n'),
  );
  return {
    title: 'Guardrails',
    list: true,
    blocks: [...groups]
      .sort((one, other) => rank(one.first) - rank(other.first))
      .map(({ first, all }) => () => {
        const { rule, severity, address, path, what, fix } = first.finding;
        const shown = (text: string): string => (redaction.hidesText(text) ? '(hidden)' : prose(text));
        const place = path === address ? code(address) : `${code(path)} (${code(address)})`;
        return `- **${severity}** ${code(rule)} ${place} ${whereabouts(all.map(({ stack }) => stack.name))}: ${shown(what)}; ${shown(fix)}`;
      }),
  };
}

function rank({ finding: { rule, severity } }: Found): number {
  return (rule.startsWith('spot-') ? 0 : 2) + (severity === 'error' ? 0 : 1);
}
