import type { Block } from '../schema/schema';
import { sameValue } from '../value/equality';
import { Unknown, type Value, type ValueMap, isMap } from '../value/value';
import { type Site, mapAttributes } from './map-attributes';
import { type ProviderSettings, allTags } from './provider-settings';

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
  /** Defaults of optional computed attributes. */
  readonly defaults?: Readonly<Record<string, Value>>;
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

function decided({ attribute, value, prior, isNew, path }: Site, { rule, settings }: PlanQuery): Value {
  if (!attribute.computed || value !== null) return value;
  if (!isNew) return prior;
  const isTop = path.length === 1;
  if (isTop && attribute.name === 'region' && attribute.optional) return settings.place.region;
  const known = isTop ? rule.defaults?.[attribute.name] : undefined;
  return known ?? Unknown.value;
}

function withDerived(planned: ValueMap, { config, settings, rule, block, prior }: PlanQuery): ValueMap {
  const has = (name: string): boolean => block.attributes.some((attribute) => attribute.name === name);
  const tagged = has('tags_all') && isMap(config) && (config['tags_all'] ?? null) === null;
  const tags: ValueMap = tagged ? { tags_all: allTags(planned['tags'] ?? null, settings) } : {};
  const computed = Object.entries(rule.computed ?? {}).filter(
    ([name]) => prior === null && planned[name] instanceof Unknown,
  );
  return { ...planned, ...tags, ...Object.fromEntries(computed.map(([name, compute]) => [name, compute(planned)])) };
}

function withChanging(planned: ValueMap, { rule, config }: PlanQuery): ValueMap {
  const open = (rule.changing ?? []).filter((name) => isMap(config) && (config[name] ?? null) === null);
  return { ...planned, ...Object.fromEntries(open.map((name) => [name, Unknown.value])) };
}
