import { createHash } from 'node:crypto';

import type { Block } from '../schema/schema';
import { ruleFor } from '../tables/rules';
import { isMap, Unknown, type Value, type ValueMap } from '../value/value';
import { fillIn, idByRule } from './fill-in';
import type { IdRegister } from './id-register';
import type { Place } from './place';
import type { Facts } from './rule';

/** A planned change that is carried out. */
export interface ApplyQuery {
  readonly type: string;
  readonly block: Block;
  readonly prior: Value;
  readonly planned: Value;
  readonly place: Place;
  readonly ids: IdRegister;
}

/** The state after the change: planned values as they are, and what AWS or the cluster would have decided. */
export function appliedState({ type, block, prior, planned, place, ids }: ApplyQuery): Value {
  if (!isMap(planned)) return planned;
  const rule = ruleFor(type);
  const facts = (attempt: number): Facts => ({
    type,
    block,
    place,
    prior,
    known: planned,
    seed: seedOf(type, planned, place, attempt),
  });
  const isNew = planned['id'] instanceof Unknown;
  if (!isNew) return fillIn(facts(0), rule);
  const attempt = ids.claim(type, facts(0).seed, (number) => idByRule(facts(number), rule) ?? `${type} ${number}`);
  return fillIn(facts(attempt), rule);
}

/** Depends on the type, where it is made and what is configured, so the same configuration gives the same values. */
export function seedOf(type: string, known: ValueMap, { region, account }: Place, attempt: number): string {
  const values = JSON.stringify(known, (_name, value: unknown) =>
    value instanceof Unknown ? undefined : typeof value === 'bigint' ? value.toString() : value,
  );
  return createHash('sha256')
    .update(JSON.stringify([type, region, account, attempt, values]))
    .digest('hex');
}
