import { assemble, commentBudget, summaryBudget } from './assemble';
import { head } from './head';
import { readReview } from './read-review';
import type { Review } from './review';
import type { ReviewInput } from './review-input';
import { allSections } from './sections';

/** Says in Markdown what plans do and what they risk. Pure: the same input gives the same text, whatever the order of its keys. */
export function renderReview(input: ReviewInput): Review {
  const { stacks, notes = [], commentLimit = commentBudget.limit } = input;
  const read = readReview(input);
  const { judgement, counts, consequences } = read;
  const first = head({ ...judgement, counts, stacks, consequences, notes });
  const sections = judgement.verdict === 'none' ? [] : allSections(input, read);
  const [comment, summary] = [
    assemble(first, sections, { ...commentBudget, limit: commentLimit }),
    assemble(first, sections, summaryBudget),
  ];
  const omitted = { markdown: comment.omitted, summary: summary.omitted };
  return { markdown: comment.text, summary: summary.text, verdict: judgement.verdict, counts, omitted };
}
