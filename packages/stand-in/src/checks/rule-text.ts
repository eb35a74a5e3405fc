import type { AttributeFacts } from './facts';
import { between } from './judge-combined';
import type { Rule, RuleKind } from './rule';

/** Kinds whose name does not say it. */
const words: Partial<Readonly<Record<RuleKind, string>>> = {
  notEmpty: 'not empty',
  notBlank: 'not blank',
  empty: 'empty',
  arn: 'an ARN',
  json: 'JSON',
  iamPolicy: 'a JSON object',
  policy: 'a policy that AWS takes',
  timestamp: 'an RFC 3339 time',
  duration: 'a duration, such as 30m',
  base64: 'base64',
  regexp: 'a regular expression',
  url: 'a URL',
  yaml: 'YAML',
  cron: 'a cron expression of five fields',
  schedule: 'rate(...) or cron(...)',
  boolString: 'a boolean as text',
  intString: 'a whole number as text',
  floatString: 'a number as text',
  octalString: 'an octal number',
  intOrPercent: 'a whole number or a percentage',
  quantity: 'a quantity, such as 1Gi',
  quantities: 'quantities',
  labels: 'labels',
  annotations: 'annotations',
};

const listed = ({ values = [] }: Rule): string => values.map((value) => JSON.stringify(value)).join(', ');
const joined = ({ of = [] }: Rule, word: 'and' | 'or'): string => of.map(ruleText).join(` ${word} `);
const range = ({ min = -Infinity, max = Infinity }: Rule): string => between(min, max);
const orEmpty = ({ emptyOk }: Rule): string => (emptyOk ? ', or empty' : '');

/** Rules whose words hang on what they hold. */
const composed: Partial<Record<Rule['kind'], (rule: Rule) => string>> = {
  all: (rule) => joined(rule, 'and'),
  any: (rule) => joined(rule, 'or'),
  enum: (rule) => `one of ${listed(rule)}${rule.ignoreCase ? ' (in any case)' : ''}${orEmpty(rule)}`,
  notEnum: (rule) => `none of ${listed(rule)}`,
  intRange: (rule) => range(rule) + orEmpty(rule),
  floatRange: (rule) => range(rule) + orEmpty(rule),
  above: ({ min = -Infinity }) => `above ${min}`,
  multipleOf: ({ min = -Infinity }) => `a multiple of ${min}`,
  stringLength: (rule) => `${range({ ...rule, min: Math.max(0, rule.min ?? 0) })} bytes long${orEmpty(rule)}`,
  pattern: (rule) => `${rule.says ?? 'text'} (${rule.re})${orEmpty(rule)}`,
  notPattern: (rule) => `${rule.says ?? 'text'} (not ${rule.re})`,
  prefix: (rule) => `text that begins with ${listed(rule)}`,
  cidr: (rule) => addressText(rule) + orEmpty(rule),
  ip: (rule) => addressText(rule) + orEmpty(rule),
  mapSize: (rule) => `${range(rule)} entries`,
  mapKeys: (rule) => `keys ${joined(rule, 'and')}`,
  mapValues: (rule) => `values ${joined(rule, 'and')}`,
};

/** A rule for people: what a value must be. */
export function ruleText(rule: Rule): string {
  return composed[rule.kind]?.(rule) ?? (words[rule.kind] ?? rule.kind) + orEmpty(rule);
}

function addressText({ kind, family, min, max, hostBits }: Rule): string {
  const what = `an IP${family === undefined ? '' : `v${family}`} ${kind === 'cidr' ? 'network' : 'address'}`;
  const prefix =
    min === undefined && max === undefined ? '' : ` with a prefix of ${between(min ?? 0, max ?? Infinity)} bits`;
  return `${what}${prefix}${hostBits ? ', or an address in it' : ''}`;
}

/** Everything known of an argument beyond its type and marks, a line for each. */
export function factTexts(facts: AttributeFacts): readonly string[] {
  const list = (names: readonly string[]): string => names.join(', ');
  return [
    ...(facts.rule ? [`must be ${ruleText(facts.rule)}`] : []),
    ...(facts.default === undefined ? [] : [`default ${JSON.stringify(facts.default)}`]),
    ...(facts.exactlyOneOf ? [`exactly one of ${list(facts.exactlyOneOf)}`] : []),
    ...(facts.atLeastOneOf ? [`at least one of ${list(facts.atLeastOneOf)}`] : []),
    ...(facts.conflictsWith ? [`conflicts with ${list(facts.conflictsWith)}`] : []),
    ...(facts.requiredWith ? [`needs ${list(facts.requiredWith)}`] : []),
    ...(typeof facts.deprecated === 'string' ? [`deprecated: ${facts.deprecated}`] : []),
  ];
}
