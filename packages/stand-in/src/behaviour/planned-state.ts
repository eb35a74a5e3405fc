import type { Block } from '../schema/schema';
import { sameValue } from '../value/equality';
import { pathName } from '../value/path';
import { sameJson } from '../value/same-json';
import { isMap, member, Unknown, type Value, type ValueMap } from '../value/value';
import { mapAttributes, type Site } from './map-attributes';
import { allTags, type ProviderSettings } from './provider-settings';

/** One resource that Terraform plans. */
export interface PlanQuery {
  readonly type: string;
  readonly block: Block;
  /** State before; null to create. */
  readonly prior: Value;
  /** Terraform's merge of prior state and configuration; null to destroy. */
  readonly proposed: Value;
  readonly config: Value;
  readonly settings: ProviderSettings;
  readonly rule: PlanRule;
}

/** What the provider knows at plan, beyond the configuration. */
export interface PlanRule {
  /** What stands for an argument that is not set, by dotted path. */
  readonly defaults?: ReadonlyMap<string, Value>;
  /** Dotted paths of texts that the provider compares as JSON. */
  readonly json?: ReadonlySet<string>;
  /** Arguments to which the provider adds something, whatever the configuration says. */
  readonly normalized?: Readonly<Record<string, (planned: ValueMap) => Value>>;
  /** Names of blocks whose change cannot be made in place, as the provider decides from the whole change. */
  readonly replacedBy?: (prior: ValueMap, planned: ValueMap) => readonly string[];
  /** Attributes that any change in place makes unknown again. */
  readonly changing?: readonly string[];
  /** Attributes computed from the rest of the plan. */
  readonly computed?: Readonly<Record<string, (planned: ValueMap) => Value>>;
}

/**
 * The planned state: what the configuration sets, what stays, and unknown for what the provider will decide.
 *
 * An update that changes nothing gives the prior state itself.
 */
export function plannedState(query: PlanQuery): Value {
  const { prior, proposed, block } = query;
  if (!isMap(proposed)) return null;
  const marked = mapAttributes(block, { value: proposed, prior }, (site) => decided(site, query));
  const planned = withDerived(marked as ValueMap, query);
  if (prior === null) return planned;
  return sameValue(prior, planned) ? prior : withChanging(planned, query);
}

function decided(site: Site, query: PlanQuery): Value {
  const { attribute, value, prior, isNew, path } = site;
  if (attribute.writeOnly) return null;
  const isTop = path.length === 1;
  const known = query.rule.defaults?.size ? query.rule.defaults.get(pathName(path)) : undefined;
  if (known !== undefined && isTop && member(query.config, attribute.name) === null) return known;
  if (value !== null) return query.rule.json?.has(pathName(path)) && sameJson(prior, value) ? prior : value;
  if (!attribute.computed) return attribute.optional ? (known ?? null) : null;
  if (!isNew) return prior;
  if (isTop && attribute.name === 'region' && attribute.optional) return query.settings.place.region;
  return known ?? Unknown.value;
}

function withDerived(planned: ValueMap, { config, settings, rule, block, prior }: PlanQuery): ValueMap {
  const has = (name: string): boolean => block.attributes.some((attribute) => attribute.name === name);
  const tagged = has('tags_all') && isMap(config) && (config['tags_all'] ?? null) === null;
  const tags: ValueMap = tagged ? { tags_all: plannedTags(planned['tags'] ?? null, prior, settings) } : {};
  const computed = Object.entries(rule.computed ?? {}).filter(
    ([name]) => prior === null && planned[name] instanceof Unknown,
  );
  const normalized = Object.entries(rule.normalized ?? {});
  const made = [...computed, ...normalized].map(([name, compute]) => [name, compute(planned)] as const);
  return { ...planned, ...tags, ...Object.fromEntries(made) };
}

/** A new resource without any tag has some that only AWS knows, as the provider plans it. */
function plannedTags(tags: Value, prior: Value, settings: ProviderSettings): Value {
  const all = allTags(tags, settings);
  return prior === null && tags === null && isMap(all) && Object.keys(all).length === 0 ? Unknown.value : all;
}

function withChanging(planned: ValueMap, { rule, config }: PlanQuery): ValueMap {
  const open = (rule.changing ?? []).filter((name) => isMap(config) && (config[name] ?? null) === null);
  return { ...planned, ...Object.fromEntries(open.map((name) => [name, Unknown.value])) };
}
