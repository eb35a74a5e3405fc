import type { AttributeChange } from '../changes/attribute-change';
import { holds } from '../consequences/condition';
import { exposureTransitions } from '../consequences/exposure-transitions';
import type { Json } from '../plan/json';
import { isOfType } from '../plan/of-type';
import { reachOf } from './addresses';

/** Whether an attribute by itself opens an object of `type` to everybody. What may go out is no opening. */
export function isOpening(type: string, { path, before, after }: AttributeChange): boolean {
  if (after.kind !== 'value' || type.endsWith('_egress_rule') || /^(?:spec\.)?egress\b/.test(path)) return false;
  if (/cidr|source_ranges|^ingress\b/.test(path)) return reachOf(rangesIn(after.value)) === 'everybody';
  const step = { from: before.kind === 'value' ? before.value : undefined, to: after.value, entries: undefined };
  return Object.values(exposureTransitions).some(
    (row) => row.topic === 'outside' && isOfType(type, row.type) && row.attribute.test(path) && holds(row.when, step),
  );
}

function rangesIn(value: Json): readonly string[] {
  return JSON.stringify(value).match(/[0-9A-Fa-f:.]+\/\d{1,3}/g) ?? [];
}
