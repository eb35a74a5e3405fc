import { isList, isObject, type JsonObject } from '../plan/json';
import type { Plan, ResourceChange } from '../plan/plan';
import { equal } from './equal';
import { kindOf } from './kind-of';

/** An object that is destroyed and made again under another address, with the same content: its construct was moved or renamed. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  /** Attribute that names the object and differs, such as `name`: then it is another object, and to move its address keeps nothing. @default none */
  readonly named?: string;
}

/**
 * Attributes by which AWS and Kubernetes know an object. A change of one makes another object (`ForceNew` in terraform-provider-aws 6.25.0 for every type of ours
 * that has one, and for `metadata.name` in terraform-provider-kubernetes 2.38.0); users and groups of IAM, which change theirs in place, are none of ours.
 */
const naming: readonly string[] = [
  'name',
  'name_prefix',
  'bucket',
  'alarm_name',
  'cluster_name',
  'dashboard_name',
  'node_group_name',
  'addon_name',
  'domain_name',
];

/** Share of attributes that must be equal. */
const alike = 0.8;

/** Pairs of one type that are compared; more of them are renamed by hand faster than they are told apart. */
const pairs = 10_000;

/** Objects that a plan destroys and creates alike, each with the one that is nearest to it. Two that are as near as each other are left out. */
export function renamesIn({ changes }: Plan): readonly Rename[] {
  const gone = byType(changes, 'destroy');
  const made = byType(changes, 'create');
  return [...gone].flatMap(([type, olds]) => {
    const news = made.get(type) ?? [];
    return olds.length * news.length > pairs ? [] : pairsOf(olds, news);
  });
}

function byType(changes: readonly ResourceChange[], kind: 'create' | 'destroy'): Map<string, ResourceChange[]> {
  const types = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    if (change.mode !== 'managed' || kindOf(change) !== kind) continue;
    const list = types.get(change.type);
    if (list === undefined) types.set(change.type, [change]);
    else list.push(change);
  }
  return types;
}

function pairsOf(olds: readonly ResourceChange[], news: readonly ResourceChange[]): readonly Rename[] {
  const taken = new Set<ResourceChange>();
  return olds.flatMap((old) => {
    const scores = news
      .filter((one) => !taken.has(one))
      .map((one) => ({ one, score: likeness(old.change.before, one.change.after) }));
    const [best, second] = scores.sort((one, other) => other.score - one.score);
    if (best === undefined || best.score < alike || best.score === second?.score) return [];
    taken.add(best.one);
    const named = namedBy(old.change.before, best.one.change.after);
    return [{ from: old.address, to: best.one.address, ...(named === undefined ? {} : { named }) }];
  });
}

/** Share of the attributes known on both sides that are equal; 0 where fewer than two say anything. */
function likeness(before: unknown, after: unknown): number {
  if (!isObject(before) || !isObject(after)) return 0;
  const known = Object.keys(after).filter((key) => says(after, key) && says(before, key));
  if (known.length < 2) return 0;
  return known.filter((key) => equal(before[key], after[key])).length / known.length;
}

/** The attribute that names two objects differently; undefined where both go by the same name, or by none. */
function namedBy(before: unknown, after: unknown): string | undefined {
  if (!isObject(before) || !isObject(after)) return undefined;
  const own = naming.find((key) => says(after, key) && says(before, key) && !equal(before[key], after[key]));
  if (own !== undefined) return own;
  const [old, fresh] = [before, after].map(({ metadata }) => (isList(metadata) ? metadata[0] : undefined));
  return isObject(old) && isObject(fresh) && namedBy(old, fresh) !== undefined ? 'metadata.name' : undefined;
}

function says(value: JsonObject, key: string): boolean {
  const member = value[key];
  return member !== null && member !== undefined && key !== 'tags_all' && key !== 'region';
}
