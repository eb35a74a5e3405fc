import { fingerprint, fingerprintDifference, type Plan } from '@spot-serving/plan-review';

/** Fingerprints under which a stack may be applied. */
export interface Permits {
  /** Key of the fingerprints of decisions. */
  readonly key: string;
  /** Keys that a review's fingerprints may have been made with; see `boundKey`. */
  readonly reviewKeys: readonly string[];
  /** Of what was reviewed before the merge, by stack. */
  readonly reviewed: Readonly<Record<string, string>>;
  /** Of what was shown and approved since, by stack. */
  readonly approved: ReadonlyMap<string, readonly string[]>;
}

/** Why a plan may be applied, or what keeps it from that. */
export type Permission =
  | { readonly because: 'nothing to do' | 'reviewed' | 'approved' }
  /** Nobody has seen this plan. */
  | { readonly asks: 'never reviewed' }
  /** It is not what was seen. */
  | { readonly asks: 'differs'; readonly addresses: readonly string[]; readonly vanished: boolean };

/** Compares the plan of now with what was reviewed and approved. The digest of a fingerprint decides, never the names. */
export function permission(stack: string, plan: Plan, { key, reviewKeys, reviewed, approved }: Permits): Permission {
  if (fingerprint(plan, key) === fingerprint({ ...plan, changes: [], outputs: [] }, key))
    return { because: 'nothing to do' };
  const seen = Object.hasOwn(reviewed, stack) ? reviewed[stack] : undefined;
  const ofReviews = reviewKeys.map((one) => difference(seen, plan, one));
  if (ofReviews.some((one) => one?.same === true)) return { because: 'reviewed' };
  const ofDecisions = (approved.get(stack) ?? []).map((one) => difference(one, plan, key));
  if (ofDecisions.some((one) => one?.same === true)) return { because: 'approved' };
  const last = ofDecisions.at(-1) ?? ofReviews[0];
  return last === undefined
    ? { asks: 'never reviewed' }
    : { asks: 'differs', addresses: last.addresses, vanished: last.vanished };
}

/** A fingerprint of another version is none. */
function difference(seen: string | undefined, plan: Plan, key: string) {
  try {
    return seen === undefined ? undefined : fingerprintDifference(seen, plan, key);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
