import { upstreamOf } from '../changes/upstream';
import { type Item, planOf } from '../render/item';
import type { StackReview } from '../render/review-input';
import { listed } from '../render/wording';
import type { Consequence } from './consequence';

/** What one apply cannot do: stacks that read what a stack before them replaces or gives out anew are planned on what it was. */
export function stepConsequences(stacks: readonly StackReview[], items: readonly Item[]): readonly Consequence[] {
  const replaced = new Set(
    items.filter(({ kind }) => kind === 'replace' || kind === 'destroy').map(({ stack }) => stack),
  );
  const changing = new Set(
    stacks
      .filter((stack) => planOf(stack)?.outputs.some(({ change }) => isReplaced(change.actions)) === true)
      .map(({ name }) => name),
  );
  const provisional = stacks.flatMap((stack) => {
    const upstream =
      planOf(stack) === undefined ? [] : upstreamOf(stack.configuration).filter((name) => changing.has(name));
    return upstream.length === 0 ? [] : [{ name: stack.name, upstream }];
  });
  if (provisional.length === 0) return [];
  const upstream = [...new Set(provisional.flatMap((one) => one.upstream))];
  const names = provisional.map(({ name }) => name);
  const hard = upstream.some((name) => replaced.has(name));
  const text = `${listed(names, 4)} ${names.length === 1 ? 'is' : 'are'} planned on what ${listed(upstream, 3)} ${hard ? 'takes away or replaces: what that does to them is not in this review' : 'gives out now: plan again after its apply'}`;
  return [{ severity: hard ? 'danger' : 'care', topic: 'steps', text, general: true, items: [] }];
}

/** A new output is read by nobody yet. */
function isReplaced(actions: readonly string[]): boolean {
  return actions.join() === 'update' || actions.includes('delete');
}
