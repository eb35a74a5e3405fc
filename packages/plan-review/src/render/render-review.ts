import type { Review } from './review';
import type { ReviewInput } from './review-input';

/** Says in Markdown what plans do and what they risk. Pure: the same input gives the same text, whatever the order of its keys. */
export function renderReview({ stacks }: ReviewInput): Review {
  const counts = { create: 0, update: 0, replace: 0, destroy: 0, forget: 0, move: 0, import: 0, drift: 0, outputs: 0 };
  const text = `${stacks.length} stacks`;
  return { markdown: text, summary: text, verdict: 'none', counts, omitted: { markdown: 0, summary: 0 } };
}
