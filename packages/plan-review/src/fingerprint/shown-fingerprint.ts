import { redactedPlan } from '../fragment/redacted-plan';
import type { Plan } from '../plan/plan';
import { Redaction } from '../redact/redaction';
import { fingerprint } from './fingerprint';
import { type FingerprintDifference, fingerprintDifference } from './fingerprint-difference';

/** What a redactor leaves where it hid something; equal secrets leave equal marks within a run. */
const mark = /\(hidden [0-9a-f]{12}\)/g;

const noSalt = Buffer.alloc(32);

/**
 * A fingerprint of what a review shows of a plan: it names where another plan differs, and tells nothing that the review does not. What is hidden counts as
 * hidden, whatever it is; a seal decides whether it is the same.
 *
 * @param head commit that is reviewed, so that the fingerprints of two commits are not alike
 */
export function shownFingerprint(plan: Plan, head: string): string {
  return fingerprint(shown(plan), keyOf(head));
}

/**
 * How a plan differs from one whose {@link shownFingerprint} is known, as far as a review shows it.
 *
 * @throws {RangeError} where `seen` is no fingerprint of this version: then nothing was reviewed
 */
export function shownDifference(seen: string, now: Plan, head: string): FingerprintDifference {
  return fingerprintDifference(seen, shown(now), keyOf(head));
}

function shown(plan: Plan): Plan {
  const redacted = redactedPlan(plan, new Redaction([plan]), noSalt);
  return JSON.parse(JSON.stringify(redacted).replaceAll(mark, '(hidden)')) as Plan;
}

/** No secret: the fingerprint itself says nothing. */
const keyOf = (head: string): string => `spot-serving review of ${head}`;
