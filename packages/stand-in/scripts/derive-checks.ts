/**
 * Reads what a real provider checks: every attribute of the given types is probed in the provider's own program, and the rule that speaks for it
 * best is kept. Makes the raw facts of `src/checks/tables`; `write-tables.ts` turns them into tables.
 *
 * Usage: tsx derive-checks.ts BINARY DUMP.json OUT.json TYPE...        (data sources as data.TYPE)
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { blockFromJson } from '../src/value/from-json';
import { bestRule } from './probe/best-rule';
import { places } from './probe/place';
import { defaults, forceNew } from './probe/plans';
import { numbers, scouts, texts } from './probe/probes';
import { RealProvider } from './probe/real-provider';
import { relations } from './probe/relations';
import { converted, type DumpRule, told } from './probe/rule-candidates';
import { type Probed, verdicts } from './probe/verdicts';

interface Dump {
  readonly types: Readonly<Record<string, Readonly<Record<string, { readonly rule?: DumpRule }>>>>;
}

const [binary = '', dumpFile = '', out = '', ...types] = process.argv.slice(2);
const dump = JSON.parse(readFileSync(dumpFile, 'utf8')) as Dump;

async function main(): Promise<void> {
  let provider = await configured();
  const schemas = await provider.schemas();
  const wanted =
    types.length > 0
      ? types
      : [...schemas.resources.keys(), ...[...schemas.dataSources.keys()].map((type) => `data.${type}`)];
  const all: Record<string, object> = {};
  for (const name of wanted) {
    const kind = name.startsWith('data.') ? 'data' : 'resource';
    const type = name.replace(/^data\./, '');
    const block = (kind === 'data' ? schemas.dataSources : schemas.resources).get(type);
    if (!block) {
      process.stderr.write(`${name}: unknown\n`);
      continue;
    }
    try {
      all[name] = await facts({ provider, kind, type, block }, dump.types[name] ?? {});
      process.stderr.write(`${name}\n`);
    } catch (error) {
      process.stderr.write(`${name}: ${(error as Error).message}\n`);
      // Some plans of odd values end the program; the checks do not need them.
      provider.stop();
      provider = await configured();
      all[name] = await facts({ provider, kind, type, block }, dump.types[name] ?? {}, false);
    }
    writeFileSync(out, JSON.stringify(all));
  }
  provider.stop();
}

/** A provider that plans: the aws one wants a configuration, with which it dials nobody. */
async function configured(): Promise<RealProvider> {
  const provider = await RealProvider.start(binary);
  const schemas = await provider.schemas();
  const offline = {
    region: 'eu-west-1',
    access_key: 'a',
    secret_key: 'b',
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    skip_metadata_api_check: 'true',
    skip_region_validation: true,
  };
  if (schemas.resources.has('aws_vpc')) await provider.configure(blockFromJson(offline, schemas.provider));
  return provider;
}

async function facts(
  probed: Probed,
  known: Dump['types'][string],
  plans = probed.kind === 'resource',
): Promise<object> {
  const { provider, type, block } = probed;
  const all = places(block);
  const together = await relations(probed, all);
  const companions = new Map([...together].map(([path, { requiredWith = [] }]) => [path, requiredWith]));
  const [shown, forcing] = plans
    ? [await defaults(provider, type, block, all), await forceNew(provider, type, block, all)]
    : [new Map(), new Set<string>()];
  const result: Record<string, object> = {};
  for (const place of all) {
    const { path, attribute } = place;
    const dumped = known[path]?.rule ?? known[`${path}.*`]?.rule;
    const rule = dumped && converted(dumped);
    const probes = [...texts, ...numbers, ...boundaries(rule)];
    const subject = { ...probed, companions };
    const scouted = await verdicts(subject, place, [...scouts, ...boundaries(rule)]);
    const first = scouted.some(({ refused }) => refused !== undefined) ? await verdicts(subject, place, probes) : [];
    const spoken = [...new Set(first.flatMap(({ refused }) => refused ?? []))]
      .flatMap(told)
      .flatMap((one) => boundaries(one));
    const judged = [...first, ...(await verdicts(subject, place, [...new Set(spoken)]))];
    const best = bestRule(judged, rule ? [rule, ...(rule.kind === 'all' ? (rule.of ?? []) : [])] : []);
    const refuses = judged.filter(({ refused }) => refused !== undefined);
    const own = {
      ...(best && { rule: best.rule, exact: best.exact }),
      ...(!best?.exact &&
        refuses.length > 0 && {
          missed: refuses.slice(0, 12).map(({ probe }) => String(probe).slice(0, 40)),
          message: refuses[0]?.refused?.slice(0, 300),
        }),
      ...together.get(path),
      ...(shown.has(path) && { default: shown.get(path) as unknown }),
      ...(forcing.has(path) && { forceNew: true }),
      ...(attribute.sensitive && { sensitive: true }),
      ...(attribute.writeOnly && { writeOnly: true }),
      ...(attribute.deprecated && { deprecated: true }),
    };
    if (Object.keys(own).length > 0) result[path] = own;
  }
  for (const [path, own] of together) if (!(path in result)) result[path] = own;
  for (const path of forcing) result[path] = { ...result[path], forceNew: true };
  return result;
}

/** Lengths and numbers around a rule's limits, and its listed values. */
function boundaries(rule: ReturnType<typeof converted>): readonly (string | number)[] {
  if (!rule) return [];
  if (rule.kind === 'all' || rule.kind === 'any') return (rule.of ?? []).flatMap(boundaries);
  const around = [rule.min, rule.max].flatMap((limit) => (limit === undefined ? [] : [limit - 1, limit, limit + 1]));
  if (rule.kind === 'stringLength')
    return around.filter((length) => length >= 0 && length < 200_000).map((length) => 'a'.repeat(length));
  return [...around, ...(rule.values ?? []), ...(rule.values ?? []).map((value) => String(value).toLowerCase())];
}

void main();
