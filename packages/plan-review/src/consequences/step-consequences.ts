import { upstreamOf } from '../changes/upstream';
import { followingStacks } from '../render/follows';
import { type Item, planOf } from '../render/item';
import { changedOutputs } from '../render/output-section';
import type { StackReview } from '../render/review-input';
import { counted, listed } from '../render/wording';
import { standing } from '../states/forgotten-state';
import type { Consequence } from './consequence';

/** What one apply cannot do: stacks that read what another one replaces or gives out anew, and deployed stacks that left the code. */
export function stepConsequences(stacks: readonly StackReview[], items: readonly Item[]): readonly Consequence[] {
  const following = followingStacks(stacks, items);
  const followers = new Set(following.map(({ stack }) => stack));
  return [
    ...forgotten(stacks),
    ...said('danger', [...followers], [...new Set(following.map(({ upstream }) => upstream))]),
    ...provisional(
      stacks.filter(({ name }) => !followers.has(name)),
      stacks,
    ),
  ];
}

function forgotten(stacks: readonly StackReview[]): readonly Consequence[] {
  const left = stacks.filter(({ result }) => 'forgotten' in result && standing(result.forgotten) > 0);
  const names = left.map(({ name }) => name);
  if (left.length === 0) return [];
  const text = `${counted(left.length, 'deployed stack is', 'deployed stacks are')} no longer in the code, and still ${left.length === 1 ? 'stands' : 'stand'}: ${listed(names, 3)}`;
  return [{ severity: 'danger', topic: 'steps', text, items: [] }];
}

/** A new output is read by nobody yet. */
function provisional(stacks: readonly StackReview[], all: readonly StackReview[]): readonly Consequence[] {
  const changing = all
    .filter((stack) => changedOutputs(stack).some(({ change }) => change.actions.join() !== 'create'))
    .map(({ name }) => name);
  const reading = stacks.flatMap((stack) => {
    const upstream =
      planOf(stack) === undefined ? [] : upstreamOf(stack.configuration).filter((name) => changing.includes(name));
    return upstream.length === 0 ? [] : [{ name: stack.name, upstream }];
  });
  return said(
    'care',
    reading.map(({ name }) => name),
    [...new Set(reading.flatMap(({ upstream }) => upstream))],
  );
}

function said(
  severity: 'danger' | 'care',
  names: readonly string[],
  upstream: readonly string[],
): readonly Consequence[] {
  if (names.length === 0) return [];
  const what =
    severity === 'danger'
      ? 'takes away or replaces: what that does to them is not in this review'
      : 'gives out now: plan again after its apply';
  const text = `${listed(names, 4)} ${names.length === 1 ? 'is' : 'are'} planned on what ${listed(upstream, 3)} ${what}`;
  return [{ severity, topic: 'steps', text, general: true, items: [] }];
}
