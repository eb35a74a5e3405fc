import {
  doesNothing,
  type FingerprintDifference,
  type Plan,
  planDigest,
  type ReviewMarker,
  reviewMessage,
  type Sealer,
  shownDifference,
} from '@spot-serving/plan-review';

import { type Decision, decisionMessage } from './decision';
import { wideningUnknowns } from './widening-unknowns';

/** What a stack may be applied by. */
export interface Permits {
  readonly app: string;
  /** What was reviewed before the merge, with what checks its seals; undefined where nothing was. */
  readonly review: { readonly sealer: Sealer; readonly marker: ReviewMarker } | undefined;
  /** What was shown and approved since, of this app and this commit. */
  readonly approved: { readonly sealer: Sealer; readonly decisions: readonly Decision[] };
}

/** A plan, and what it was made of. */
export interface PlannedConfiguration {
  readonly stack: string;
  readonly plan: Plan;
  /** Parsed `cdk.tf.json`. */
  readonly configuration: unknown;
}

/** Why a plan may be applied, or what keeps it from that. */
export type Permission =
  | { readonly because: 'nothing to do' | 'reviewed' | 'approved' }
  /** Nobody has seen this plan. */
  | { readonly asks: 'never reviewed' }
  /** Rights in it are known after apply only, and could be any. */
  | { readonly asks: 'unknown rights'; readonly addresses: readonly string[] }
  /** It is not what was seen. */
  | { readonly asks: 'differs'; readonly addresses: readonly string[]; readonly vanished: boolean };

/**
 * Compares the plan of now with what was reviewed and approved. A seal decides, never the names: it is of all that people could read, and of the plan itself.
 */
export async function permission(planned: PlannedConfiguration, permits: Permits): Promise<Permission> {
  const { plan, configuration } = planned;
  if (doesNothing(plan)) return { because: 'nothing to do' };
  const digest = planDigest(plan, configuration);
  if (await isApproved(planned.stack, digest, permits)) return { because: 'approved' };
  if (await isReviewed(planned.stack, digest, permits)) {
    const addresses = wideningUnknowns(plan, configuration);
    return addresses.length > 0 ? { asks: 'unknown rights', addresses } : { because: 'reviewed' };
  }
  const last = lastSeen(planned, permits);
  return last === undefined
    ? { asks: 'never reviewed' }
    : { asks: 'differs', addresses: last.addresses, vanished: last.vanished };
}

async function isReviewed(stack: string, digest: string, { app, review }: Permits): Promise<boolean> {
  if (review === undefined) return false;
  const { sealer, marker } = review;
  const seen = Object.hasOwn(marker.sealed, stack) ? marker.sealed[stack] : undefined;
  if (seen === undefined || seen.verdict === 'fail') return false;
  return sealer.verify(reviewMessage({ ...marker, ...seen, app, stack }, digest), seen.seal);
}

async function isApproved(stack: string, digest: string, { approved }: Permits): Promise<boolean> {
  for (const decision of approved.decisions.filter((one) => one.stack === stack))
    if (await approved.sealer.verify(decisionMessage(decision, digest), decision.seal)) return true;
  return false;
}

/** How the plan differs from what was shown last; of what cannot be read nothing was seen. */
function lastSeen(
  { stack, plan }: PlannedConfiguration,
  { review, approved }: Permits,
): FingerprintDifference | undefined {
  const decision = approved.decisions.findLast((one) => one.stack === stack);
  const seen =
    decision ?? (review && Object.hasOwn(review.marker.sealed, stack) ? review.marker.sealed[stack] : undefined);
  if (seen === undefined) return undefined;
  try {
    return shownDifference(seen.fingerprint, plan, decision?.head ?? review?.marker.head ?? '');
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
