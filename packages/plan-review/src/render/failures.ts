import type { PlanResult } from './review-input';

/**
 * Stacks that could not be planned, by what Terraform said: what keeps all of them back, such as credentials that are missing, is told once.
 *
 * @returns names of stacks by message, in their order
 */
export function failures(
  stacks: readonly { readonly name: string; readonly result: PlanResult }[],
): ReadonlyMap<string, readonly string[]> {
  const byMessage = new Map<string, readonly string[]>();
  for (const { name, result } of stacks) {
    if (!('failed' in result)) continue;
    const message = result.failed.trim();
    byMessage.set(message, [...(byMessage.get(message) ?? []), name]);
  }
  return byMessage;
}
