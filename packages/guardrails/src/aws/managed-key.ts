import { textOf } from '../engine/json';
import { referencesIn } from '../engine/references';
import type { StackView } from '../engine/stack-view';

/** AWS reserves aliases that begin with `alias/aws/` for its managed keys (KMS developer guide, "Aliases"). */
export function isManagedByAws(stack: StackView, key: string): boolean {
  const names = referencesIn(key).map((address) => textOf(stack.at(address)?.attributes.name) ?? '');
  return [key, ...names].some((name) => name.includes('alias/aws/'));
}

/** Whether `key` names a key (id, ARN, alias or reference) that AWS does not manage. */
export function isOwnKey(stack: StackView, key: unknown): boolean {
  const name = textOf(key) ?? '';
  return name !== '' && !isManagedByAws(stack, name);
}
