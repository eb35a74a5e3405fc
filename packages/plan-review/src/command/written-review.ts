import { forecastNotes } from '../capacity/forecast-notes';
import type { Fragments } from '../fragment/read-fragments';
import { LONGEST_COMMENT } from '../github/review-body';
import { renderReview } from '../render/render-review';
import type { Review } from '../render/review';
import type { ReviewNote } from '../render/review-input';

const UNBOUND: ReviewNote = {
  title: 'Not bound to this review',
  markdown: 'No fingerprint was made of some plans, for want of `REVIEW_FINGERPRINT_KEY`. Before they are applied, somebody has to look at them again.',
};

/** Room for all of a marker but its apps and fingerprints, in UTF-16 units. */
const MARKER = 1000;

/**
 * The review of fragments, with cost and capacity, and with room for their marker in a comment. It says so where nothing ties an apply to what was
 * reviewed.
 *
 * @param today for the age of prices @default now
 */
export function writtenReview({ stacks, fingerprints, apps }: Fragments, today = new Date()): Review {
  const unbound = stacks.some(({ name, result }) => 'plan' in result && !Object.hasOwn(fingerprints, name));
  const commentLimit = Math.min(60_000, LONGEST_COMMENT - MARKER - JSON.stringify([fingerprints, apps]).length);
  return renderReview({ stacks, notes: [...(unbound ? [UNBOUND] : []), ...forecastNotes(stacks, today)], commentLimit });
}
