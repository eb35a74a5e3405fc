/**
 * Turns what `derive-checks.ts` found, or a dump of the provider's own functions, into a table of `tables/`.
 *
 * A list that AWS extends is widened by the API's own: enums of botocore that have most of the provider's values. A rule that misses some of
 * what the provider refuses stays: it never refuses what the provider takes.
 *
 * Usage: tsx write-tables.ts TABLE SOURCE BINDING RAW.json... [--botocore DIR]
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { AttributeFacts } from '../src/checks/facts';
import type { Rule } from '../src/checks/rule';
import { type DumpRule, converted } from './probe/rule-candidates';

type Raw = Readonly<Record<string, Readonly<Record<string, RawFacts>>>>;
interface RawFacts extends Omit<AttributeFacts, 'rule'> {
  readonly rule?: Rule | DumpRule;
  readonly exact?: boolean;
  readonly type?: string;
  readonly block?: boolean;
}

const [table = '', source = '', binding = '', ...rest] = process.argv.slice(2);
const at = rest.indexOf('--botocore');
const [inputs, botocore] = at < 0 ? [rest, undefined] : [rest.slice(0, at), rest[at + 1]];

/** Every enum of AWS's API models. */
function apiEnums(folder: string): readonly ReadonlySet<string>[] {
  const data = join(folder, 'botocore', 'data');
  const all = readdirSync(data, { withFileTypes: true }).filter((one) => one.isDirectory());
  return all.flatMap(({ name }) => {
    const versions = readdirSync(join(data, name)).sort();
    const file = join(data, name, versions.at(-1) ?? '', 'service-2.json.gz');
    const model = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
      shapes: Record<string, { enum?: string[] }>;
    };
    return Object.values(model.shapes).flatMap(({ enum: values }) =>
      values && values.length > 1 ? [new Set(values)] : [],
    );
  });
}

const enums = botocore === undefined ? [] : apiEnums(botocore);

/** The list with what the API has besides; the API's list counts when half of both is the same. */
function widened(rule: Rule): Rule {
  if (rule.of) return { ...rule, of: rule.of.map(widened) };
  const values = rule.values ?? [];
  if (rule.kind !== 'enum' || values.length < 2 || values.some((value) => typeof value !== 'string')) return rule;
  const shared = (one: ReadonlySet<string>): number => values.filter((value) => one.has(String(value))).length;
  const near = enums.filter((one) => shared(one) >= 2 && shared(one) * 2 >= Math.max(values.length, one.size));
  return { ...rule, values: [...new Set([...values, ...near.flatMap((one) => [...one])])] };
}

const rules: Rule[] = [];
const numbers = new Map<string, number>();
function numberOf(rule: Rule): number {
  const key = JSON.stringify(rule);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  rules.push(rule);
  numbers.set(key, rules.length - 1);
  return rules.length - 1;
}

const kept = [
  'conflictsWith',
  'exactlyOneOf',
  'atLeastOneOf',
  'requiredWith',
  'default',
  'forceNew',
  'sensitive',
  'writeOnly',
  'deprecated',
] as const;

function stored(facts: RawFacts): Record<string, unknown> | undefined {
  const own = facts.rule && ('exact' in facts ? (facts.rule as Rule) : converted(facts.rule as DumpRule));
  const result: Record<string, unknown> = own ? { rule: numberOf(widened(own)) } : {};
  for (const key of kept) if (facts[key] !== undefined && facts[key] !== false) result[key] = facts[key];
  if ((facts.maxItems ?? 0) > 1) result['maxItems'] = facts.maxItems;
  if ((facts.minItems ?? 0) > 1) result['minItems'] = facts.minItems;
  if (facts.default === false) result['default'] = false;
  return Object.keys(result).length === 0 ? undefined : result;
}

/** A table of the rest has what the probed one has not; of a probed type's marks the rest is left out. */
const isOpen = table.endsWith('-others');
const first = join(__dirname, '..', 'tables', `${table.replace('-others', '')}.json`);
const probed = new Set(isOpen ? Object.keys((JSON.parse(readFileSync(first, 'utf8')) as { types: object }).types) : []);
const types = new Map<string, Record<string, unknown>>();
for (const input of inputs) {
  const read = JSON.parse(readFileSync(input, 'utf8')) as Raw | { types: Raw };
  const raw = ('types' in read && !('aws_vpc' in read) ? (read as { types: Raw }).types : read) as Raw;
  for (const [type, paths] of Object.entries(raw)) {
    if (isOpen ? probed.has(type) : input.includes('marks') && !types.has(type)) continue;
    const lines = Object.entries(paths).flatMap(([path, facts]) => {
      const one = stored(facts);
      return one ? [[path.replace(/\.\*$/, ''), one] as const] : [];
    });
    const known = types.get(type) ?? {};
    for (const [path, one] of lines) known[path] = { ...one, ...(known[path] as object | undefined) };
    if (Object.keys(known).length > 0) types.set(type, known);
  }
}

const sorted = [...types].sort(([one], [other]) => one.localeCompare(other));
const text = `{
"source": ${JSON.stringify(source)},
"isBinding": ${binding},
"rules": [
${rules.map((rule) => JSON.stringify(rule)).join(',\n')}
],
"types": {
${sorted.map(([type, facts]) => `${JSON.stringify(type)}: ${JSON.stringify(facts)}`).join(',\n')}
}
}
`;
writeFileSync(join(__dirname, '..', 'tables', `${table}.json`), text);
process.stdout.write(`${table}: ${types.size} types, ${rules.length} rules, ${text.length} bytes\n`);
