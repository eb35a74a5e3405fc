import { createHash } from 'node:crypto';

import type { Json } from '../plan/json';
import type { Plan } from '../plan/plan';
import { canonical } from './canonical';
import { entriesOf } from './entries';
import { unknownExpressions } from './unknown-expressions';

/**
 * What a plan would do, in 64 hex digits: its entries as `fingerprint` has them, and for what is known after apply only the expressions that will be
 * evaluated then. It must not be published, for a secret that is short can be found by trying; a seal of it may be.
 *
 * @param configuration parsed `cdk.tf.json` of the stack
 */
export function planDigest(plan: Plan, configuration: unknown): string {
  const entries = entriesOf(plan, 'digest').map(({ name, hash }): Json => [name, hash.toString('hex')]);
  return createHash('sha256')
    .update(canonical([entries, unknownExpressions(plan, configuration)]))
    .digest('hex');
}

/** Whether a plan does nothing at all. */
export function doesNothing(plan: Plan): boolean {
  return entriesOf(plan, 'digest').length === 0;
}
