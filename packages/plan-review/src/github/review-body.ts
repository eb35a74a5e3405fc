import type { Review } from '../render/review';
import { markerLine, type ReviewMarker } from './review-marker';

/** What GitHub takes in one comment, in UTF-16 units; above it the API answers 422: "body is too long (maximum is 65536 characters)" (delivery 2.2). */
export const longestComment = 65_536;

/** The comment of a review. Where marker and review together are too long, it is {@link shortBody}. */
export function reviewBody(marker: ReviewMarker, review: Pick<Review, 'markdown' | 'counts'>): string {
  const body = `${markerLine(marker)}\n${review.markdown}\n`;
  return body.length <= longestComment ? body : shortBody(marker, review);
}

/** A comment that says how much there is, and where to read it. */
export function shortBody(marker: ReviewMarker, { counts }: Pick<Review, 'counts'>): string {
  const numbers = Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${what}: ${count}`] : []));
  const lines = [
    `**Plan review: ${marker.verdict}**`,
    '',
    `The review is too long for a comment. Read it in the summary of workflow run ${marker.run} before you approve.`,
    '',
    numbers.join(', ') || 'no changes',
  ];
  return `${markerLine(marker)}\n${lines.join('\n')}\n`;
}
