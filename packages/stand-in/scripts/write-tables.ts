/**
 * Turns what `derive-checks.ts` found, or a dump of the provider's own functions, into a table of `tables/`.
 *
 * A list that AWS extends is widened by the API's own: enums of botocore, of the type's own service, that have most of the provider's values. A rule that misses some of
 * what the provider refuses stays: it never refuses what the provider takes.
 *
 * `hand-facts.json` goes first: what the changelog of hashicorp/aws says has changed between the probed 5.100.0 and the pinned 6.25.0 (6.8.0 SQS
 * messages, 6.11.0 remote networks, 6.15.0 and 6.17.0 throughput, 6.16.0 and 6.20.0 keys, 6.2.0 fields of a trail), and rules of two parts that no
 * message tells.
 *
 * Usage: tsx write-tables.ts TABLE SOURCE BINDING RAW.json... [--botocore DIR]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { AttributeFacts } from '../src/checks/facts';
import type { Rule } from '../src/checks/rule';
import { bindingPackage, dataSourceBlock, resourceBlock } from '../src/schema/binding-package';
import type { Block } from '../src/schema/schema';
import { converted, type DumpRule } from './probe/rule-candidates';

type Raw = Readonly<Record<string, Readonly<Record<string, RawFacts>>>>;
interface RawFacts extends Omit<AttributeFacts, 'rule'> {
  /** Facts of the probed version that the pinned one has no more. */
  readonly drop?: readonly string[];
  readonly rule?: Rule | DumpRule;
  readonly exact?: boolean;
  readonly type?: string;
  readonly block?: boolean;
}

const [table = '', source = '', binding = '', ...rest] = process.argv.slice(2);
const at = rest.indexOf('--botocore');
const [inputs, botocore] = at < 0 ? [rest, undefined] : [rest.slice(0, at), rest[at + 1]];

/** Services of the types whose name does not begin with the service's. */
const services: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^aws_(a?lb)(_|$)/, ['elbv2']],
  [/^aws_cloudwatch_event/, ['events']],
  [/^aws_cloudwatch_log/, ['logs']],
  [/^aws_s3/, ['s3', 's3control']],
  [
    /^aws_(acm|autoscaling|budgets|cloudtrail|cloudwatch|codebuild|dynamodb|ecr|eks|guardduty|iam|kms|lambda|route53|scheduler|secretsmanager|sns|sqs|ssm|wafv2)(_|$)/,
    [],
  ],
];

/** Names of the folders in botocore that have a type's API; EC2 has those of no other service. */
function servicesOf(name: string): readonly string[] {
  const type = name.replace(/^data\./, '');
  for (const [form, folders] of services) {
    const found = form.exec(type);
    if (found) return folders.length > 0 ? folders : [found[1] ?? ''];
  }
  return ['ec2'];
}

const enumsOf = new Map<string, readonly ReadonlySet<string>[]>();

/** Every enum of a service's API model. */
function apiEnums(service: string): readonly ReadonlySet<string>[] {
  const known = enumsOf.get(service);
  if (known) return known;
  const data = join(botocore ?? '', 'botocore', 'data', service);
  const file = join(data, readdirSync(data).sort().at(-1) ?? '', 'service-2.json.gz');
  const { shapes } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    shapes: Record<string, { enum?: string[] }>;
  };
  const enums = Object.values(shapes).flatMap(({ enum: values }) =>
    values && values.length > 1 ? [new Set(values)] : [],
  );
  enumsOf.set(service, enums);
  return enums;
}

/** The list with what the type's API has besides; an enum counts when half of both is the same. */
function widened(rule: Rule, type: string): Rule {
  if (botocore === undefined) return rule;
  if (rule.of) return { ...rule, of: rule.of.map((one) => widened(one, type)) };
  const values = rule.values ?? [];
  if (rule.kind !== 'enum' || values.length < 2 || values.some((value) => typeof value !== 'string')) return rule;
  const shared = (one: ReadonlySet<string>): number => values.filter((value) => one.has(String(value))).length;
  const near = servicesOf(type)
    .flatMap(apiEnums)
    .filter((one) => shared(one) >= 2 && shared(one) * 2 >= Math.max(values.length, one.size));
  return { ...rule, values: [...new Set([...values, ...near.flatMap((one) => [...one])])] };
}

/**
 * A group of which one must be set may have got another member since: arguments of the pinned bindings that the probed provider lacks count for each
 * group of their block.
 */
function addNewer(): void {
  const marks = JSON.parse(readFileSync(inputs.find((input) => input.includes('marks')) ?? '', 'utf8')) as {
    __names?: Record<string, string[]>;
  };
  for (const [type, facts] of types) {
    const known = marks.__names?.[type];
    const [provider = ''] = type.replace('data.', '').split('_', 1);
    const bindings = bindingPackage(provider as 'aws', __dirname);
    const read = type.startsWith('data.') ? dataSourceBlock : resourceBlock;
    const block = bindings && read(bindings, type.replace('data.', ''));
    if (!known || !block) continue;
    const newer = namesOf(block).filter((name) => !known.includes(name) && !/(^|\.)region$/.test(name));
    for (const [path, one] of Object.entries(
      facts as Record<string, { exactlyOneOf?: string[]; atLeastOneOf?: string[]; newer?: string[] }>,
    )) {
      if (!one.exactlyOneOf && !one.atLeastOneOf) continue;
      const prefix = path.includes('.') ? path.slice(0, path.lastIndexOf('.') + 1) : '';
      const beside = newer.filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'));
      if (beside.length > 0) one.newer = beside;
    }
  }
}

const namesOf = ({ attributes, blocks }: Block, prefix = ''): readonly string[] => [
  ...attributes.filter(({ optional, required }) => optional || required).map(({ name }) => `${prefix}${name}`),
  ...blocks.flatMap(({ name, block }) => [`${prefix}${name}`, ...namesOf(block, `${prefix}${name}.`)]),
];

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

function stored(facts: RawFacts, type: string): Record<string, unknown> | undefined {
  const read: Rule | undefined = facts.rule && ('exact' in facts ? (facts.rule as Rule) : converted(facts.rule));
  const own: Rule | undefined =
    read && facts.type === 'map' && read.kind === 'base64' ? { kind: 'mapValues', of: [read] } : read;
  const result: Record<string, unknown> = own ? { rule: numberOf(widened(own, type)) } : {};
  const fromDump = !('exact' in facts) && facts.type !== undefined;
  for (const key of kept) if (facts[key] !== undefined && facts[key] !== false) result[key] = facts[key];
  if (fromDump)
    for (const key of ['conflictsWith', 'exactlyOneOf', 'atLeastOneOf', 'requiredWith'] as const) {
      const list = (facts[key] ?? []).filter(isEffective).map((path) => path.replaceAll('.0', ''));
      if (list.length > 0) result[key] = list;
      else result[key] = undefined;
    }
  if ((facts.maxItems ?? 0) > 1) result['maxItems'] = facts.maxItems;
  if ((facts.minItems ?? 0) > 1) result['minItems'] = facts.minItems;
  if (facts.default === false) result['default'] = false;
  const known = Object.entries(result).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

/** A table of the rest has what the probed one has not; of a probed type's marks the rest is left out. */
const isOpen = table.endsWith('-others');
const first = join(__dirname, '..', 'tables', `${table.replace('-others', '')}.json`);
const probed = new Set(isOpen ? Object.keys((JSON.parse(readFileSync(first, 'utf8')) as { types: object }).types) : []);
/** The SDK finds an argument in a block by its index only: `metadata.name` never conflicts, `metadata.0.name` does (seen in the real program). */
const isEffective = (path: string): boolean => !path.includes('.') || /\.0\./.test(path);

const dropped = new Map<string, readonly string[]>();
const types = new Map<string, Record<string, unknown>>();
for (const input of inputs) {
  const read = JSON.parse(readFileSync(input, 'utf8')) as Raw | { types: Raw };
  const raw = ('types' in read && !('aws_vpc' in read) ? read.types : read) as Raw;
  for (const [type, paths] of Object.entries(raw)) {
    if (type === '__names') continue;
    if (isOpen ? probed.has(type) : input.includes('marks') && !types.has(type)) continue;
    for (const [path, { drop = [] }] of Object.entries(paths))
      if (drop.length > 0) dropped.set(`${type} ${path}`, drop);
    const lines = Object.entries(paths).flatMap(([path, facts]) => {
      const one = stored(facts, type);
      return one ? [[path.replace(/\.\*$/, ''), one] as const] : [];
    });
    const known = types.get(type) ?? {};
    for (const [path, one] of lines) known[path] = { ...one, ...(known[path] as object | undefined) };
    if (Object.keys(known).length > 0) types.set(type, known);
  }
}

for (const [place, keys] of dropped) {
  const [type = '', path = ''] = place.split(' ');
  const facts = types.get(type)?.[path] as Record<string, unknown> | undefined;
  for (const key of keys) if (facts) facts[key] = undefined;
}
addNewer();

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
