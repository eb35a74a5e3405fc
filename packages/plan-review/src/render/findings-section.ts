import type { Redaction } from '../redact/redaction';
import { code, prose } from './escape';
import { grouped } from './grouped';
import { roleOf } from './regions';
import type { GuardrailFinding, StackReview } from './review-input';
import type { Detail, Section } from './section';
import { listed, whereabouts } from './wording';

/** Places of one finding that are named. */
const mostPlaces = { comment: 8, summary: 500 } as const;

/** A finding, and the stack it is in. */
interface Found {
  readonly stack: StackReview;
  readonly finding: GuardrailFinding;
}

/** What guardrails found: Spot safety first, then what stops synthesis, then by rule. */
export function findingsSection(stacks: readonly StackReview[], redaction: Redaction): Section {
  const found = stacks.flatMap((stack) => (stack.findings ?? []).map((finding) => ({ stack, finding })));
  const groups = grouped(found, ({ finding }) =>
    [finding.severity, finding.rule, finding.what, finding.fix].join('\n'),
  );
  return {
    title: 'Guardrails',
    list: true,
    blocks: [...groups]
      .sort((one, other) => rank(one.first) - rank(other.first))
      .map(({ first, all }) => (detail) => {
        const { rule, severity, what, fix } = first.finding;
        const shown = (text: string): string => (redaction.hidesText(text) ? '(hidden)' : prose(text));
        return `- **${severity}** ${code(rule)} ${placesOf(all, detail)}: ${shown(what)}; ${shown(fix)}`;
      }),
  };
}

/** Where a rule is broken in one way: the same place of several apps once, and of several places their paths. */
function placesOf(all: readonly Found[], detail: Detail): string {
  const places = grouped(all, ({ stack, finding }) => [roleOf(stack), finding.address].join('\n'));
  const [one, ...others] = places;
  const stacks = [...new Set(all.map(({ stack }) => stack.name))];
  if (one === undefined || others.length > 0)
    return `${places.length} × ${whereabouts(stacks)}: ${listed(
      places.map(({ first }) => first.finding.path),
      mostPlaces[detail],
    )}`;
  const { path, address } = one.first.finding;
  return `${path === address ? code(address) : `${code(path)} (${code(address)})`} ${whereabouts(stacks)}`;
}

function rank({ finding: { rule, severity } }: Found): number {
  return (rule.startsWith('spot-') ? 0 : 2) + (severity === 'error' ? 0 : 1);
}
