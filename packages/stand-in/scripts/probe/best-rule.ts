import { refusal } from '../../src/checks/judge';
import type { Rule } from '../../src/checks/rule';
import { isArray, type Value } from '../../src/value/value';
import { forms, told } from './rule-candidates';
import type { Verdict } from './verdicts';

/** A rule and how well it speaks for the provider. */
export interface Found {
  readonly rule: Rule;
  /** It gives the provider's verdict on every probe; otherwise it takes some that the provider refuses. */
  readonly exact: boolean;
}

/** The candidate that refuses most of what the provider refuses, and nothing that it takes. */
export function bestRule(found: readonly Verdict[], known: readonly Rule[]): Found | undefined {
  if (found.every(({ refused }) => refused === undefined)) return undefined;
  const messages = [...new Set(found.flatMap(({ refused }) => refused ?? []))];
  const spoken = messages.flatMap(told);
  const base = [...known, ...spoken, ...forms];
  const withEmpty = [
    ...base,
    ...base.filter(({ emptyOk }) => !emptyOk).map((rule): Rule => ({ ...rule, emptyOk: true })),
  ];
  const safe = [...withEmpty, ...pairs(spoken), ...pairs([...known, ...spoken])].flatMap((rule) => {
    const judged = found.map(({ value, refused }) => ({ wrong: judge(rule, value), refused: refused !== undefined }));
    if (judged.some(({ wrong, refused }) => wrong && !refused)) return [];
    const missed = judged.filter(({ wrong, refused }) => !wrong && refused).length;
    const caught = judged.filter(({ wrong }) => wrong).length;
    // A form that is not quite the provider's may refuse what no probe shows.
    if (missed > 0 && (unsure.has(rule.kind) || (forms.includes(rule) && rule.kind === 'pattern'))) return [];
    return caught * 2 < judged.length - judged.filter(({ refused }) => !refused).length ? [] : [{ rule, missed }];
  });
  const [best] = safe.sort((one, other) => one.missed - other.missed);
  return best && { rule: simplified(best.rule), exact: best.missed === 0 };
}

const unsure = new Set<string>([
  'timestamp',
  'duration',
  'base64',
  'regexp',
  'notEmpty',
  'notBlank',
  'cron',
  'schedule',
  'boolString',
  'ip',
]);

const judge = (rule: Rule, value: Value): boolean => {
  const elements = isArray(value) ? value : [value];
  return elements.some((one) => one !== null && refusal(rule, one) !== undefined);
};

/** Two rules that hold together: a length and a form, say. */
function pairs(rules: readonly Rule[]): readonly Rule[] {
  const some = rules.slice(0, 6);
  return some.flatMap((one, at) => some.slice(at + 1).map((other): Rule => ({ kind: 'all', of: [one, other] })));
}

/** Members that say nothing go. */
const simplified = (rule: Rule): Rule => JSON.parse(JSON.stringify(rule)) as Rule;
