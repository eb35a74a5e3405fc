import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { configurationProblems } from '../src/checks/configuration-problems';
import { awsRules } from '../src/checks/decided/aws-rules';
import { Body } from '../src/checks/decided/body';
import { helmRules } from '../src/checks/decided/helm-rules';
import { jointRules } from '../src/checks/decided/together/joint-rules';
import { factTree } from '../src/checks/fact-tree';
import type { AttributeFacts } from '../src/checks/facts';
import { refusal } from '../src/checks/judge';
import type { Rule } from '../src/checks/rule';
import { ruleText } from '../src/checks/rule-text';
import { blockFromJson, type Json } from '../src/value/from-json';
import type { Value } from '../src/value/value';
import { blockOf, configurationOf } from './corpus/case';
import { wrongDecided } from './corpus/wrong-decided';
import { wrongJoint } from './corpus/wrong-joint';

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
  ['aws', 'rule', 828],
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

/** Every wrong configuration of a type in the corpus, as Terraform sends it. */
const wrongOf = (type: string): readonly Value[] =>
  [...wrongDecided, ...wrongJoint]
    .filter(([, of]) => of === type)
    .map(([, , values]) =>
      blockFromJson(JSON.parse(JSON.stringify(configurationOf(type, values))) as Json, blockOf(type)),
    );

describe('a rule that AWS or helm has', () => {
  const rows = Object.entries({ ...awsRules, ...helmRules }).flatMap(([type, rules]) =>
    Object.entries(rules).map(([path, rule]) => [`${type} ${path}`, type, path, rule] as const),
  );

  it.each(rows)('%s says where it is from, and refuses something in the corpus', (_place, type, path, rule) => {
    const tree = factTree(blockOf(type), { [path]: rule });
    const refused = wrongOf(type).some((config) => configurationProblems(tree, config).length > 0);
    expect([refused, rule.source.length > 10]).toEqual([true, true]);
  });
});

describe('a rule over several arguments', () => {
  const rows = Object.entries(jointRules).flatMap(([type, rules]) =>
    rules.map((rule, at) => [`${type} ${at + 1}`, type, rule] as const),
  );

  it.each(rows)('%s says where it is from, and refuses something in the corpus', (_place, type, { source, faults }) => {
    const refused = wrongOf(type).some((config) => faults(new Body(config, blockOf(type))).length > 0);
    expect([refused, source.length > 10]).toEqual([true, true]);
  });
});
