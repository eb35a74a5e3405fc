import { consequencesOf } from '../consequences/consequences-of';
import { Redaction } from '../redact/redaction';
import { assemble, commentBudget, summaryBudget } from './assemble';
import { countItems } from './count-items';
import { createDetailsSection } from './create-details-section';
import { createSection } from './create-section';
import { driftSection } from './drift-section';
import { findingsSection } from './findings-section';
import { followingStacks } from './follows';
import { followsSection } from './follows-section';
import { forgottenSection } from './forgotten-section';
import { head } from './head';
import { driftItemsOf, type Item, itemsOf, planOf } from './item';
import { judge } from './judge';
import { actionsSection, deferredSection, unseenSection } from './later-section';
import { lossSection } from './loss-section';
import { outputSection } from './output-section';
import { problemsSection } from './problems-section';
import type { Review } from './review';
import type { ReviewInput } from './review-input';
import { rightsSection } from './rights-section';
import type { Section } from './section';
import { stackTable } from './stack-table';
import { otherSection, stateSection } from './state-section';
import { updateSection } from './update-section';

/** Says in Markdown what plans do and what they risk. Pure: the same input gives the same text, whatever the order of its keys. */
export function renderReview(input: ReviewInput): Review {
  const { stacks, notes = [], commentLimit = commentBudget.limit } = input;
  const redaction = new Redaction(stacks.flatMap((stack) => planOf(stack) ?? []));
  const [items, drift] = [itemsOf(input), driftItemsOf(input)];
  const consequences = consequencesOf(input, items, redaction);
  const counts = countItems(items, drift, stacks);
  const judgement = judge({ stacks, items, drift, consequences, notes });
  const first = head({ ...judgement, counts, stacks, consequences, notes });
  const sections = judgement.verdict === 'none' ? [] : sectionsOf(input, items, drift, redaction);
  const [comment, summary] = [
    assemble(first, sections, { ...commentBudget, limit: commentLimit }),
    assemble(first, sections, summaryBudget),
  ];
  const omitted = { markdown: comment.omitted, summary: summary.omitted };
  return { markdown: comment.text, summary: summary.text, verdict: judgement.verdict, counts, omitted };
}

/** What is changed first, the worst of it first; all that explains it is folded, each thing once. */
function sectionsOf(
  { stacks, notes = [] }: ReviewInput,
  items: readonly Item[],
  drift: readonly Item[],
  redaction: Redaction,
): readonly Section[] {
  return [
    problemsSection(stacks, redaction),
    forgottenSection(stacks, redaction),
    lossSection(items, redaction),
    followsSection(followingStacks(stacks, items)),
    findingsSection(stacks, redaction),
    updateSection(items, redaction),
    actionsSection(stacks, redaction),
    deferredSection(stacks, redaction),
    otherSection(items),
    stateSection(items),
    driftSection(drift, redaction),
    createSection(items),
    unseenSection(stacks),
    ...notes.map(({ title, markdown }) => ({ title, folded: true, blocks: [() => markdown] })),
    stackTable(items, stacks),
    rightsSection(items, redaction),
    outputSection(stacks, redaction),
    createDetailsSection(items, redaction),
  ];
}
