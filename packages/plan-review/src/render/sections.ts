import type { Redaction } from '../redact/redaction';
import { createDetailsSection } from './create-details-section';
import { createSection } from './create-section';
import { driftSection } from './drift-section';
import { findingsSection } from './findings-section';
import { followingStacks } from './follows';
import { followsSection } from './follows-section';
import { forgottenSection } from './forgotten-section';
import type { Item } from './item';
import { actionsSection, deferredSection, unseenSection } from './later-section';
import { lossSection } from './loss-section';
import { outputSection } from './output-section';
import { problemsSection } from './problems-section';
import type { ReadReview } from './read-review';
import type { ReviewInput, StackReview } from './review-input';
import { rightsSection } from './rights-section';
import type { Section } from './section';
import { stackTable } from './stack-table';
import { otherSection, stateSection } from './state-section';
import { updateSection } from './update-section';

/** What is changed first, the worst of it first; all that explains it is folded, each thing once. */
export function allSections(
  { stacks, notes = [] }: ReviewInput,
  { items, drift, redaction }: ReadReview,
): readonly Section[] {
  return [
    problemsSection(stacks, redaction),
    forgottenSection(stacks, redaction),
    lossSection(items, redaction),
    followsSection(followingStacks(stacks, items)),
    findingsSection(stacks, redaction),
    updateSection(items, redaction),
    ...besides(stacks, items, redaction),
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

/** What concerns all stacks, and is to be read before any of them. */
export function firstSections(
  stacks: readonly StackReview[],
  { items, redaction }: Pick<ReadReview, 'items' | 'redaction'>,
): readonly Section[] {
  return [
    problemsSection(stacks, redaction),
    forgottenSection(stacks, redaction),
    followsSection(followingStacks(stacks, items)),
  ];
}

/** What one stack does, without its findings and without what concerns all stacks. Those without blocks are left out. */
export function stackSections(
  stack: StackReview,
  { items, drift, redaction }: Pick<ReadReview, 'items' | 'drift' | 'redaction'>,
): readonly Section[] {
  const all = [
    lossSection(items, redaction),
    updateSection(items, redaction),
    ...besides([stack], items, redaction),
    driftSection(drift, redaction),
    createSection(items),
    unseenSection([stack]),
    rightsSection(items, redaction),
    outputSection([stack], redaction),
    createDetailsSection(items, redaction),
  ];
  return all.filter(({ blocks }) => blocks.length > 0);
}

function besides(stacks: readonly StackReview[], items: readonly Item[], redaction: Redaction): readonly Section[] {
  return [
    actionsSection(stacks, redaction),
    deferredSection(stacks, redaction),
    otherSection(items),
    stateSection(items),
  ];
}
