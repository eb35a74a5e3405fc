export { fingerprint } from './fingerprint/fingerprint';
export { fingerprintDifference, type FingerprintDifference } from './fingerprint/fingerprint-difference';
export type { Json, JsonObject } from './plan/json';
export type { Change, FailedCheck, OutputChange, Plan, ResourceChange } from './plan/plan';
export { PlanUnreadable, type PlanTrouble } from './plan/plan-unreadable';
export { readPlan } from './plan/read-plan';
export { renderReview } from './render/render-review';
export type { Review, ReviewCounts, Verdict } from './render/review';
export type { GuardrailFinding, PlanResult, ReviewInput, ReviewNote, StackReview } from './render/review-input';
