import type { Plan } from '../plan/plan';
import { aclRemovals } from './acl-removals';
import { lockRemovals } from './lock-removals';
import type { NoSuchStep } from './no-such-step';
import { versionSteps } from './version-steps';

/** A kind of such steps: how they are found in a plan, and what a count of them says. */
export interface NoSuchStepKind {
  readonly stepsOf: (plan: Plan) => readonly NoSuchStep[];
  readonly one: string;
  readonly why: string;
}

/** Every kind, in the order in which a review has them. */
export const noSuchStepKinds: readonly NoSuchStepKind[] = [
  { stepsOf: versionSteps, one: 'version step', why: 'that EKS does not take' },
  { stepsOf: lockRemovals, one: 'lock', why: 'that S3 never turns off' },
  { stepsOf: aclRemovals, one: 'web ACL', why: 'that a balancer would keep' },
];

/** Steps of a plan, of all kinds. */
export function noSuchSteps(plan: Plan): readonly NoSuchStep[] {
  return noSuchStepKinds.flatMap(({ stepsOf }) => stepsOf(plan));
}
