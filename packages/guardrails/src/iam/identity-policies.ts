import { blocksOf } from '../engine/json';
import type { Resource, StackView } from '../engine/stack-view';
import { ownDocuments, type Policy, policyIn, policyOfDocument, readPolicy } from './policy';

/** Attribute that holds the policy, by type of the resource that gives it to an identity. */
const attributes = {
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_iam_group_policy: 'policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
} as const;

/** Each policy that gives rights to an identity, where it is written: at the resource, or in a document, there without statements for principals. */
export function identityPolicies(stack: StackView): readonly (readonly [Resource, Policy])[] {
  return [...attachedPolicies(stack), ...documents(stack)];
}

/** Policies written in the resource that gives them; documents they refer to are judged where those are written. */
function attachedPolicies(stack: StackView): readonly (readonly [Resource, Policy])[] {
  const attached = Object.entries(attributes).flatMap(([type, attribute]) =>
    stack.ofType(type).map((resource) => [resource, readPolicy(stack, resource.attributes[attribute])] as const),
  );
  const inRoles = stack
    .ofType('aws_iam_role')
    .flatMap((role) =>
      blocksOf(role.attributes.inline_policy).map(({ policy }) => [role, policyIn(stack, policy)] as const),
    );
  return [...attached, ...inRoles];
}

function documents(stack: StackView): readonly (readonly [Resource, Policy])[] {
  return ownDocuments(stack).map((document) => {
    const policy = policyOfDocument(stack, document);
    const ofIdentities = policy.statements.filter(({ principals, who }) => principals.length === 0 && !who.except);
    return [document, { ...policy, statements: ofIdentities }] as const;
  });
}
