import type { Redaction } from '../redact/redaction';
import { type Item, planOf } from '../render/item';
import { inRegions } from '../render/regions';
import type { ReviewInput, StackReview } from '../render/review-input';
import { type Consequence, rankOf, topics } from './consequence';
import { doorConsequences } from './door-consequences';
import { lossConsequences } from './loss-consequences';
import { newsConsequences } from './news-consequences';
import { protectionConsequences } from './protection-consequences';
import { rightsConsequences } from './rights-consequences';
import { stepConsequences } from './step-consequences';
import { transitionConsequences } from './transition-consequences';

/** Everything that plans mean for people, the worst first, and what stops before what is lost. */
export function consequencesOf(
  { stacks }: ReviewInput,
  items: readonly Item[],
  redaction: Redaction,
): readonly Consequence[] {
  const plain = [
    ...transitionConsequences(items, redaction),
    ...lossConsequences(items, redaction),
    ...doorConsequences(stacks, items, redaction),
    ...newsConsequences(items, redaction),
    ...protectionConsequences(stacks, redaction),
    ...stepConsequences(stacks, items),
  ];
  const told = new Set(plain.filter(({ severity }) => severity !== 'routine').flatMap((one) => one.items));
  const rights = rightsConsequences(items, redaction).filter(
    (one) => one.severity === 'danger' || !one.items.every((item) => told.has(item)),
  );
  const all = [...plain, ...rights].map(placed).map(isFirstDeploy(stacks) ? atFirst : (one) => one);
  return all.sort(
    (one, other) =>
      rankOf(one.severity) - rankOf(other.severity) ||
      Number(one.general ?? false) - Number(other.general ?? false) ||
      topics.indexOf(one.topic) - topics.indexOf(other.topic),
  );
}

/** Whether nothing stands yet in any of the stacks. */
export function isFirstDeploy(stacks: readonly StackReview[]): boolean {
  const changes = stacks.flatMap((stack) => planOf(stack)?.changes ?? []).filter(({ mode }) => mode === 'managed');
  return changes.length > 0 && changes.every(({ change }) => change.actions.join() === 'create');
}

/** With the regions that it is in, where the same stacks stand in several. */
function placed(one: Consequence): Consequence {
  const regions = one.items.length === 0 ? undefined : inRegions(one.items);
  return regions === undefined ? one : { ...one, text: `${one.text}, ${regions}` };
}

/** Who is let into something new takes nothing from what there was. */
function atFirst(one: Consequence): Consequence {
  const lets = one.topic === 'outside' || one.topic === 'administrators' || one.topic === 'rights';
  return lets && one.severity === 'danger' ? { ...one, severity: 'care' } : one;
}
