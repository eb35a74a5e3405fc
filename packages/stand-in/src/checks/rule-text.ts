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

/** A rule for people: what a value must be. */
export function ruleText(rule: Rule): string {
  const { kind, of = [], values = [], min = -Infinity, max = Infinity } = rule;
  const listed = values.map((value) => JSON.stringify(value)).join(', ');
  const empty = rule.emptyOk ? ', or empty' : '';
  switch (kind) {
    case 'all':
      return of.map(ruleText).join(' and ');
    case 'any':
      return of.map(ruleText).join(' or ');
    case 'enum':
      return `one of ${listed}${rule.ignoreCase ? ' (in any case)' : ''}${empty}`;
    case 'notEnum':
      return `none of ${listed}`;
    case 'intRange':
    case 'floatRange':
      return between(min, max) + empty;
    case 'above':
      return `above ${min}`;
    case 'multipleOf':
      return `a multiple of ${min}`;
    case 'stringLength':
      return `${between(Math.max(0, min), max)} bytes long${empty}`;
    case 'pattern':
      return `${rule.says ?? 'text'} (${rule.re})${empty}`;
    case 'notPattern':
      return `${rule.says ?? 'text'} (not ${rule.re})`;
    case 'prefix':
      return `text that begins with ${listed}`;
    case 'cidr':
    case 'ip':
      return addressText(rule) + empty;
    case 'mapSize':
      return `${between(min, max)} entries`;
    case 'mapKeys':
      return `keys ${of.map(ruleText).join(' and ')}`;
    case 'mapValues':
      return `values ${of.map(ruleText).join(' and ')}`;
    default:
      return (words[kind] ?? kind) + empty;
  }
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
