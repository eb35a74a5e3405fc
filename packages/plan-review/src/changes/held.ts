import type { Json } from '../plan/json';
import type { Plan, ResourceChange } from '../plan/plan';
import { kindOf } from './kind-of';

/**
 * What AWS does not delete while something uses it, by its answer: EC2 API reference, DeleteSubnet, DeleteVpc and DeleteSecurityGroup; IAM API
 * reference, DeletePolicy; ACM API reference, DeleteCertificate.
 */
const refusals: Readonly<Record<string, string>> = {
  aws_vpc: 'DependencyViolation',
  aws_subnet: 'DependencyViolation',
  aws_security_group: 'DependencyViolation',
  aws_iam_policy: 'DeleteConflict',
  aws_acm_certificate: 'ResourceInUseException',
};

/** A stack and its plan. */
export interface PlannedStack {
  readonly name: string;
  readonly plan: Plan;
}

/** An object that its stack destroys while one of a stack that is applied later still uses it. */
export interface HeldObject {
  /** Stack of the object. */
  readonly stack: string;
  /** Its address. */
  readonly address: string;
  readonly what: string;
  readonly fix: string;
}

/**
 * What an apply of these plans would stop at, for good: AWS keeps an object that is in use, and who uses it would let go only in a stack that comes
 * later. The provider asks for minutes, fails, and so does every apply after it.
 *
 * @param stacks in the order in which they are applied; who uses what is told by the states of all that were planned
 */
export function heldObjects(stacks: readonly PlannedStack[]): readonly HeldObject[] {
  return stacks.flatMap(({ name, plan }, at) =>
    plan.changes.filter(isLost).flatMap((change) => {
      const users = stacks.slice(at + 1).flatMap((later) => usersIn(later, keysOf(change)));
      return users.length === 0 ? [] : [held(name, change, users)];
    }),
  );
}

function isLost(change: ResourceChange): boolean {
  const kind = kindOf(change);
  return (kind === 'destroy' || kind === 'replace') && Object.hasOwn(refusals, change.type);
}

function held(stack: string, { address, type }: ResourceChange, users: readonly string[]): HeldObject {
  const more = users.length > 1 ? ` and ${users.length - 1} more` : '';
  return {
    stack,
    address,
    what: `is destroyed while ${users[0]}${more} of a later stack still uses it, and AWS keeps what is in use (${refusals[type]})`,
    fix: 'let those go of it first, in a change of its own; where no setting does that, take their stacks down before',
  };
}

/** By what other objects know one. */
function keysOf({ change: { before } }: ResourceChange): ReadonlySet<string> {
  const { id, arn } = (before ?? {}) as Readonly<Record<string, Json | undefined>>;
  return new Set([id, arn].flatMap((key) => (typeof key === 'string' && key !== '' ? [key] : [])));
}

function usersIn({ plan }: PlannedStack, keys: ReadonlySet<string>): readonly string[] {
  return plan.changes
    .filter(({ mode, change }) => mode === 'managed' && textsIn(change.before).some((text) => keys.has(text)))
    .map(({ address }) => address);
}

/** Every text of a value; lists in one text, as annotations have them, are taken apart. */
function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return value.split(',').map((part) => part.trim());
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
