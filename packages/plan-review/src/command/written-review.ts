import { forecastNotes } from '../capacity/forecast-notes';
import type { Fragments } from '../fragment/read-fragments';
import { longestComment } from '../github/review-body';
import { code } from '../render/escape';
import { renderReview } from '../render/render-review';
import type { Review } from '../render/review';
import type { ReviewInput, ReviewNote } from '../render/review-input';

const unboundNote: ReviewNote = {
  title: 'Not bound to this review',
  markdown: 'Some plans have no seal. Before they are applied, somebody has to look at them again.',
};

const unchangedNote = (apps: readonly string[]): ReviewNote => ({
  title: 'Affected without effect',
  markdown: `${apps.map((app) => code(app)).join(', ')}: affected by the graph, unchanged in configuration, so not planned.`,
});

/** Room for all of a marker but its apps and fingerprints, in UTF-16 units. */
const marker = 1000;

/**
 * The review of fragments, with cost and capacity, and with room for their marker in a comment. It says so where nothing ties an apply to what was
 * reviewed.
 *
 * @param today for the age of prices @default now
 * @param unchanged apps that are named as affected without effect
 */
export function writtenReview(fragments: Fragments, today = new Date(), unchanged: readonly string[] = []): Review {
  return renderReview(reviewInput(fragments, today, unchanged));
}

/** What {@link writtenReview} is made of. */
export function reviewInput(
  { stacks, sealed, apps }: Fragments,
  today = new Date(),
  unchanged: readonly string[] = [],
): ReviewInput {
  const unbound = stacks.some(
    ({ name, app, result }) => app !== undefined && 'plan' in result && !Object.hasOwn(sealed, name),
  );
  const commentLimit = Math.min(60_000, longestComment - marker - JSON.stringify([sealed, apps]).length);
  const own = [...(unbound ? [unboundNote] : []), ...(unchanged.length > 0 ? [unchangedNote(unchanged)] : [])];
  return { stacks, unchanged, notes: [...own, ...forecastNotes(stacks, today)], commentLimit };
}
