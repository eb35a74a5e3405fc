import type { PlanRule } from './behaviour/planned-state';
import { factsOf } from './checks/read-facts';
import type { Rule } from './checks/rule';
import { type CheckOptions, TypeChecks } from './checks/type-checks';
import type { Block } from './schema/schema';
import { forceNewAttributes } from './tables/force-new';
import { planRules } from './tables/plan-rules';
import type { Value } from './value/value';

/** What the stand-in knows of a type beyond its schema, made when it is first asked for. */
export interface TypeKnowledge {
  readonly checks: TypeChecks;
  readonly rule: PlanRule;
  readonly forceNew: ReadonlySet<string>;
}

/**
 * Gathers what is known of a type.
 *
 * @param name `aws_vpc`, or `data.aws_vpc` for the data source
 */
export function typeKnowledge(name: string, block: Block, options: CheckOptions): TypeKnowledge {
  const known = factsOf(name);
  const facts = Object.entries(known?.facts ?? {});
  const defaults = facts.flatMap(([path, { default: value }]) =>
    value === undefined ? [] : [[path, value] as readonly [string, Value]],
  );
  return {
    checks: new TypeChecks(name, block, known, options),
    rule: {
      ...planRules[name],
      defaults: new Map(defaults),
      json: new Set(facts.flatMap(([path, { rule }]) => (rule !== undefined && isJson(rule) ? [path] : []))),
    },
    forceNew: forceNewAttributes(name),
  };
}

const isJson = ({ kind, of = [] }: Rule): boolean => kind === 'json' || kind === 'iamPolicy' || of.some(isJson);
