import { assemble, type Assembled, type Budget, commentBudget, summaryBudget } from './assemble';
import { head } from './head';
import { type ReadReview, readReview } from './read-review';
import type { Review } from './review';
import type { ReviewInput } from './review-input';
import type { Detail, Section } from './section';
import { allSections } from './sections';

/** Says in Markdown what plans do and what they risk. Pure: the same input gives the same text, whatever the order of its keys. */
export function renderReview(input: ReviewInput): Review {
  return new WrittenReview(input, readReview(input));
}

/** A review that writes what it is asked for: a comment has another text than a summary, and few need both. */
class WrittenReview implements Review {
  readonly verdict: Review['verdict'];
  readonly counts: Review['counts'];
  private comment?: Assembled;
  private whole?: Assembled;
  private sections?: readonly Section[];

  constructor(
    private readonly input: ReviewInput,
    private readonly read: ReadReview,
  ) {
    this.verdict = read.judgement.verdict;
    this.counts = read.counts;
  }

  get markdown(): string {
    return this.written('comment').text;
  }

  get summary(): string {
    return this.written('summary').text;
  }

  get omitted(): Review['omitted'] {
    return { markdown: this.written('comment').omitted, summary: this.written('summary').omitted };
  }

  private written(detail: Detail): Assembled {
    const { input } = this;
    if (detail === 'summary') return (this.whole ??= this.assembled(summaryBudget));
    return (this.comment ??= this.assembled({ ...commentBudget, limit: input.commentLimit ?? commentBudget.limit }));
  }

  private assembled(budget: Budget): Assembled {
    const { stacks, notes = [] } = this.input;
    const { judgement, counts, consequences } = this.read;
    this.sections ??= judgement.verdict === 'none' ? [] : allSections(this.input, this.read);
    return assemble(head({ ...judgement, counts, stacks, consequences, notes }), this.sections, budget);
  }
}
