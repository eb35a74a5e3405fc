import type { Rule, Violation } from '../engine/rule';
import type { Resource } from '../engine/stack-view';
import { isUnknown } from '../engine/unknown';
import { identityPolicies } from '../iam/identity-policies';
import type { Policy } from '../iam/policy';
import { grantingPolicies } from '../iam/resource-policies';
import { shorten } from '../iam/wide';

/** A policy can be judged before it is in force. */
export const policyReadable: Rule = {
  id: 'policy-readable',
  severity: 'error',
  what: 'Each policy of a resource, a key or a role is JSON text, jsonencode of what is written there, or an aws_iam_policy_document of the same stack; in a plan, one that is known only after the apply is a warning',
  why: 'what cannot be read is not judged, and a right that nobody saw is in force after the apply',
  source: 'docs/guardrails.md; Terraform, "JSON output format", after_unknown',
  check: (stack) => [
    ...grantingPolicies(stack).flatMap(([resource, policy]) =>
      resource.address.includes('data.aws_') ? [] : unread(resource, policy),
    ),
    ...(stack.isPlan ? identityPolicies(stack).flatMap(([resource, policy]) => unread(resource, policy)) : []),
  ],
};

function unread(resource: Resource, { unreadable }: Policy): readonly Violation[] {
  const known = [...new Set(unreadable)];
  return known.map((text) =>
    isUnknown(text)
      ? {
          resource,
          severity: 'warning',
          what: 'its policy is known only after the apply',
          fix: 'judge the configuration, or the next plan; or write it as an aws_iam_policy_document, whose parts a plan shows',
        }
      : {
          resource,
          what: `its policy is ${shorten(text)}, which only an apply can read`,
          fix: 'write it as JSON text or as an aws_iam_policy_document of the same stack, so that it can be judged',
        },
  );
}
