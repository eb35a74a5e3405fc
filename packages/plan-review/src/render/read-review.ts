import type { Consequence } from '../consequences/consequence';
import { consequencesOf } from '../consequences/consequences-of';
import { Redaction } from '../redact/redaction';
import { countItems } from './count-items';
import { driftItemsOf, type Item, itemsOf, planOf } from './item';
import { judge, type Judgement } from './judge';
import type { ReviewCounts } from './review';
import type { ReviewInput } from './review-input';

/** What plans do, and what that means: what a text and a page are written of. */
export interface ReadReview {
  /** One for all plans: what is sensitive in one of them is hidden in all. */
  readonly redaction: Redaction;
  readonly items: readonly Item[];
  readonly drift: readonly Item[];
  /** The worst first. */
  readonly consequences: readonly Consequence[];
  readonly counts: ReviewCounts;
  readonly judgement: Judgement;
}

/** Reads and judges plans. */
export function readReview(input: ReviewInput): ReadReview {
  const { stacks, notes = [] } = input;
  const redaction = new Redaction(stacks.flatMap((stack) => planOf(stack) ?? []));
  const [items, drift] = [itemsOf(input), driftItemsOf(input)];
  const consequences = consequencesOf(input, items, redaction);
  const counts = countItems(items, drift, stacks);
  const judgement = judge({ stacks, items, drift, consequences, notes });
  return { redaction, items, drift, consequences, counts, judgement };
}
