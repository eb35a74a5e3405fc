import { blocksOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { mayWrite } from '../iam/access';
import { documentType, type Policy, policyIn, policyOfDocument } from '../iam/policy';
import type { Selection, Statement } from '../iam/statement';

/** Attribute that holds the policy, by type of the resource that gives it to an identity. */
const identityPolicies = {
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_iam_group_policy: 'policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
} as const;

/**
 * No policy of an identity writes everywhere.
 *
 * Policies of resources are left out: in the policy of a KMS key, `*` means that key (KMS developer guide, "Key policies"). In a document
 * they are the statements that name principals. AWS-managed policies that are attached by ARN cannot be read here.
 */
export const iamWildcardWrite: Rule = {
  id: 'iam-wildcard-write',
  severity: 'error',
  what: 'No Allow statement of an identity policy has a writing action on resource * without a Condition',
  why: 'whoever takes over one pod or one pipeline could change every resource of the account',
  source:
    'IAM user guide, "Security best practices: grant least privilege"; Service Authorization Reference for what writes',
  check: (stack) =>
    [...attachedPolicies(stack), ...documents(stack)].flatMap(([resource, policy]) => violations(resource, policy)),
};

/** Policies written in the resource that gives them; documents they refer to are judged where those are written. */
function attachedPolicies(stack: StackView): readonly (readonly [Resource, Policy])[] {
  const attached = Object.entries(identityPolicies).flatMap(([type, attribute]) =>
    stack.ofType(type).map((resource) => [resource, policyIn(stack, resource.attributes[attribute])] as const),
  );
  const inRoles = stack
    .ofType('aws_iam_role')
    .flatMap((role) =>
      blocksOf(role.attributes.inline_policy).map(({ policy }) => [role, policyIn(stack, policy)] as const),
    );
  return [...attached, ...inRoles];
}

function documents(stack: StackView): readonly (readonly [Resource, Policy])[] {
  return stack.dataOfType(documentType).map((document) => {
    const policy = policyOfDocument(stack, document);
    return [
      document,
      { ...policy, statements: policy.statements.filter(({ principals }) => principals.length === 0) },
    ] as const;
  });
}

function violations(resource: Resource, { statements, unreadable }: Policy): readonly Violation[] {
  const unread = unreadable.map((text) => ({
    resource,
    what: `its policy is ${shorten(text)}, which only an apply can read`,
    fix: 'write it as JSON text or as an aws_iam_policy_document of the same stack, so that it can be judged',
  }));
  return [
    ...statements.filter(allowsOnEverything).flatMap((statement) => wildcardWrite(resource, statement)),
    ...unread,
  ];
}

function allowsOnEverything({ effect, resources, conditions }: Statement): boolean {
  return effect === 'Allow' && conditions.length === 0 && (resources.except || resources.names.some(isEverything));
}

/** `*`, and ARNs that leave the service open (`arn:aws:*`). A service's every resource (`arn:aws:sqs:*:*:*`) is not covered. */
function isEverything(resource: string): boolean {
  return /^(\*|arn:\*|arn:[^:]*:\*)/.test(resource);
}

function wildcardWrite(resource: Resource, { actions, resources, sid }: Statement): readonly Violation[] {
  const writes = actions.except ? [`all but ${actions.names.join(', ')}`] : actions.names.filter(mayWrite);
  if (writes.length === 0) return [];
  const what = `${sid === undefined ? 'a statement' : `statement ${sid}`} allows ${shorten(writes.join(', '))} on ${describe(resources)}`;
  return [{ resource, what, fix: 'name the resources, or add a Condition such as aws:ResourceTag' }];
}

function describe({ names, except }: Selection): string {
  return except ? `everything but ${shorten(names.join(', '))}` : '*';
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
