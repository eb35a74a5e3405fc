import { Redaction } from '../redact/redaction';
import { assemble, COMMENT, SUMMARY } from './assemble';
import { countItems } from './count-items';
import { createDetailsSection } from './create-details-section';
import { createSection } from './create-section';
import { driftSection } from './drift-section';
import { findingsSection } from './findings-section';
import { followingStacks, type Following } from './follows';
import { followsSection } from './follows-section';
import { forgottenSection } from './forgotten-section';
import { head } from './head';
import { driftItemsOf, type Item, itemsOf, planOf } from './item';
import { judge } from './judge';
import { lossSection } from './loss-section';
import { outputSection } from './output-section';
import { problemsSection } from './problems-section';
import type { Review } from './review';
import type { ReviewInput } from './review-input';
import { type RightsSections, rightsSections } from './rights-section';
import type { Section } from './section';
import { otherSection, stateSection } from './state-section';
import { updateSection } from './update-section';

/** Says in Markdown what plans do and what they risk. Pure: the same input gives the same text, whatever the order of its keys. */
export function renderReview(input: ReviewInput): Review {
  const { stacks, commentLimit = COMMENT.limit } = input;
  const redaction = new Redaction(stacks.flatMap((stack) => planOf(stack) ?? []));
  const [items, drift] = [itemsOf(input), driftItemsOf(input)];
  const rights = rightsSections(items, redaction);
  const counts = countItems(items, drift, stacks);
  const following = followingStacks(stacks, items);
  const judgement = judge(stacks, { items, drift, rights, following });
  const first = head({ ...judgement, counts, items, stacks, following });
  const sections = bySeverity(input, { items, drift, rights, redaction, following });
  const [comment, summary] = [
    assemble(first, sections, { ...COMMENT, limit: commentLimit }),
    assemble(first, sections, SUMMARY),
  ];
  const omitted = { markdown: comment.omitted, summary: summary.omitted };
  return { markdown: comment.text, summary: summary.text, verdict: judgement.verdict, counts, omitted };
}

/** What the sections are made of. */
interface Parts {
  readonly items: readonly Item[];
  readonly drift: readonly Item[];
  readonly rights: RightsSections;
  readonly redaction: Redaction;
  readonly following: readonly Following[];
}

function bySeverity(
  { stacks, notes = [] }: ReviewInput,
  { items, drift, rights, redaction, following }: Parts,
): readonly Section[] {
  return [
    problemsSection(stacks, redaction),
    forgottenSection(stacks, redaction),
    lossSection(items, redaction),
    followsSection(following),
    findingsSection(stacks, redaction),
    rights.changed,
    ...notes.map(({ title, markdown }) => ({ title, blocks: [() => markdown] })),
    updateSection(items, redaction),
    otherSection(items),
    stateSection(items),
    createSection(items),
    rights.granted,
    outputSection(stacks, redaction),
    driftSection(drift, redaction),
    createDetailsSection(items, redaction),
  ];
}
