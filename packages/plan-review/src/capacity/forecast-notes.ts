import { costNote } from '../cost/cost-note';
import type { ReviewNote, StackReview } from '../render/review-input';
import { capacityNote } from './capacity-note';

/**
 * What the apps of a review cost and how soon they answer with more pods, before and after its plans: up to two notes for each app. Stacks that name
 * no app are one.
 *
 * @param today for the age of the prices; the same day gives the same text
 */
export function forecastNotes(stacks: readonly StackReview[], today: Date): readonly ReviewNote[] {
  const apps = [...new Set(stacks.map(({ app }) => app))];
  return apps.flatMap((app) => {
    const own = stacks.filter((stack) => stack.app === app);
    const plans = own.flatMap(({ result }) => ('plan' in result ? [result.plan] : []));
    const missing = own.filter(({ result }) => !('plan' in result)).map(({ name }) => name);
    const name = app ?? 'these stacks';
    return [costNote({ app: name, plans, missing, today }), capacityNote({ app: name, plans })].filter(
      (note) => note !== undefined,
    );
  });
}
