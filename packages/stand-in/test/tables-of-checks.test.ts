import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { awsRules } from '../src/checks/decided/aws-rules';
import { helmRules } from '../src/checks/decided/helm-rules';
import type { AttributeFacts } from '../src/checks/facts';
import { refusal } from '../src/checks/judge';
import type { Rule } from '../src/checks/rule';
import { ruleText } from '../src/checks/rule-text';
import { wrongDecided } from './corpus/wrong-decided';

interface Table {
  readonly source: string;
  readonly rules: readonly Rule[];
  readonly types: Readonly<Record<string, Readonly<Record<string, AttributeFacts>>>>;
}
const read = (name: string): Table =>
  JSON.parse(readFileSync(join(__dirname, '..', 'tables', `${name}.json`), 'utf8')) as Table;
const count = ({ types }: Table, key: keyof AttributeFacts): number =>
  Object.values(types)
    .flatMap((facts) => Object.values(facts))
    .filter((facts) => facts[key] !== undefined).length;

/** Rules, and rules that they are made of. */
const flat = (rule: Rule): readonly Rule[] => [rule, ...(rule.of ?? []).flatMap(flat)];

describe.each(['aws', 'aws-others', 'kubernetes', 'helm'])('the table of %s', (name) => {
  const table = read(name);

  it('says where it is from', () => {
    expect(table.source).toMatch(/\d+\.\d+/);
  });

  it('has rules that can be judged and told', () => {
    for (const rule of table.rules) {
      expect(() => refusal(rule, 'a')).not.toThrow();
      expect(ruleText(rule)).not.toMatch(/undefined|Infinity/);
    }
  });

  it('has expressions of JavaScript only', () => {
    const expressions = table.rules.flatMap(flat).flatMap(({ re }) => re ?? []);
    expect(expressions.filter((re) => /\\z|\\A|\[:|\(\?[a-z]+\)/.test(re))).toEqual([]);
  });

  it('names only rules that it has', () => {
    const numbers = Object.values(table.types).flatMap((facts) =>
      Object.values(facts).flatMap(({ rule }) => (rule as number | undefined) ?? []),
    );
    expect(numbers.filter((one) => table.rules[one] === undefined)).toEqual([]);
  });
});

/** Taking away or adding a row changes a number; `scripts/write-tables.ts` makes the tables. */
it.each([
  ['aws', 'rule', 802],
  ['aws', 'conflictsWith', 134],
  ['aws', 'exactlyOneOf', 49],
  ['aws', 'default', 253],
  ['aws', 'forceNew', 256],
  ['kubernetes', 'rule', 2736],
  ['kubernetes', 'default', 1738],
  ['kubernetes', 'forceNew', 2221],
] as const)('the table of %s holds the rows of %s that were found', (name, key, rows) => {
  expect(count(read(name), key)).toBe(rows);
});

describe('a rule that AWS or helm has', () => {
  const rows = Object.entries({ ...awsRules, ...helmRules }).flatMap(([type, rules]) =>
    Object.entries(rules).map(([path, { rule, source }]) => [`${type} ${path}`, rule, source] as const),
  );

  it.each(rows)('%s takes no arbitrary text, and says where it is from', (_place, rule, source) => {
    const refused = ['', 'Ä!', '{}', 'no', '-1', '{"a":', 'a: [b', '101', 'htp://a'].some(
      (text) => refusal(rule, text) !== undefined,
    );
    expect([refused, source.length > 10]).toEqual([true, true]);
  });

  it('has a case in the corpus, which fails when the rule goes', () => {
    const inCorpus = new Set(
      wrongDecided.flatMap(([, type, values]) => Object.keys(values).map((path) => `${type} ${path}`)),
    );
    const elsewhere = rows.filter(([place]) => !inCorpus.has(place)).map(([place]) => place);
    expect(elsewhere).toEqual([]);
  });
});
