import { createHash } from 'node:crypto';

import { canonical } from '../fingerprint/canonical';

/** The run that reviews, and what it reviews. */
export interface ReviewedRun {
  /** Last commit of the branch, and the one it goes onto. */
  readonly head: string;
  readonly base: string;
  /** Number of the pull request. */
  readonly pull: number;
  /** Id of the workflow run, and number of its attempt. */
  readonly run: number;
  readonly attempt: number;
}

/** What a review says of one stack, and whoever applies relies on. */
export interface SealedStack extends ReviewedRun {
  readonly app: string;
  readonly stack: string;
  readonly verdict: string;
  /** What is published to name differences; it decides nothing. */
  readonly fingerprint: string;
}

/**
 * The message that the seal of a review is made of: what everybody can read of the review, and the digest of the plan, which nobody publishes, so that no
 * secret in a plan can be guessed by it. Whatever of it is changed, the seal is of another message.
 */
export function reviewMessage(stack: SealedStack, planDigest: string): string {
  const { head, base, pull, run, attempt, app, stack: name, verdict, fingerprint } = stack;
  const shown = createHash('sha256').update(fingerprint).digest('hex');
  return canonical(['spot-serving review 2', app, name, head, base, pull, run, attempt, verdict, shown, planDigest]);
}
