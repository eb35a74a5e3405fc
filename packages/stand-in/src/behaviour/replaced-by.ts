import type { Path } from '../value/path';
import { isMap, type Value } from '../value/value';
import type { PlanRule } from './planned-state';

/** Paths of what the provider replaces the resource for because of the whole change; none on creation and destruction. */
export function replacedBy(rule: PlanRule, prior: Value, planned: Value): readonly Path[] {
  if (!isMap(prior) || !isMap(planned)) return [];
  return (rule.replacedBy?.(prior, planned) ?? []).map((name) => [{ attribute_name: name }]);
}
