/**
 * The most serious thing in a review: `fail` must not be applied as it is, `danger` destroys or replaces, `care` changes rights, exposure
 * or could not be planned whole, `routine` is all else, `none` changes nothing.
 */
export type Verdict = 'fail' | 'danger' | 'care' | 'routine' | 'none';

/** Numbers of objects, each counted once, by what happens to it. */
export interface ReviewCounts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  /** Dropped from the state, left standing. */
  readonly forget: number;
  readonly move: number;
  readonly import: number;
  /** Changed outside Terraform. */
  readonly drift: number;
  readonly outputs: number;
  /** Actions that providers are asked to run. */
  readonly actions: number;
  /** Changes and actions that are put off to a later plan. */
  readonly deferred: number;
}

/** A review, ready to be posted: nothing sensitive, and no value of a plan outside code. */
export interface Review {
  /** Body of the comment: at most 60,000 UTF-16 units. */
  readonly markdown: string;
  /** The same with all its blocks, for the job summary: at most 1,000,000 bytes of UTF-8. */
  readonly summary: string;
  readonly verdict: Verdict;
  readonly counts: ReviewCounts;
  /** Blocks that did not fit. */
  readonly omitted: { readonly markdown: number; readonly summary: number };
}
