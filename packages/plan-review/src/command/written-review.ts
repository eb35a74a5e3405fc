import type { Fragments } from '../fragment/read-fragments';
import { renderReview } from '../render/render-review';
import type { Review } from '../render/review';
import type { ReviewNote } from '../render/review-input';

const UNBOUND: ReviewNote = {
  title: 'Not bound to this review',
  markdown: 'No fingerprint was made of some plans, for want of `REVIEW_FINGERPRINT_KEY`. Before they are applied, somebody has to look at them again.',
};

/** The review of fragments. It says so where nothing ties an apply to what was reviewed. */
export function writtenReview({ stacks, fingerprints }: Pick<Fragments, 'stacks' | 'fingerprints'>): Review {
  const unbound = stacks.some(({ name, result }) => 'plan' in result && !Object.hasOwn(fingerprints, name));
  return renderReview({ stacks, notes: unbound ? [UNBOUND] : [] });
}
