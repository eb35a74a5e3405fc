import type { Rule, Violation } from '../engine/rule';
import type { Resource } from '../engine/stack-view';
import { mayWrite } from '../iam/access';
import { bindsResource } from '../iam/conditions';
import { identityPolicies } from '../iam/identity-policies';
import type { Policy } from '../iam/policy';
import type { Selection, Statement } from '../iam/statement';
import { reachOf, shorten, statementName } from '../iam/wide';

/**
 * No policy of an identity writes everywhere.
 *
 * Policies of resources are left out: in the policy of a KMS key, `*` means that key (KMS developer guide, "Key policies"). In a document
 * they are the statements that name principals. AWS-managed policies that are attached by ARN are judged by `iam-managed-policy`.
 */
export const iamWildcardWrite: Rule = {
  id: 'iam-wildcard-write',
  severity: 'error',
  what: 'No Allow statement of an identity policy has a writing action on resource * without a Condition that binds it to some',
  why: 'whoever takes over one pod or one pipeline could change every resource of the account',
  source:
    'IAM user guide, "Security best practices: grant least privilege"; Service Authorization Reference for what writes',
  check: (stack) =>
    identityPolicies(stack).flatMap(([resource, policy]) => [
      ...policy.statements.filter(allowsOnEverything).flatMap((statement) => wildcardWrite(resource, statement)),
      ...(stack.isPlan ? [] : unread(resource, policy)),
    ]),
};

function unread(resource: Resource, { unreadable }: Policy): readonly Violation[] {
  return unreadable.map((text) => ({
    resource,
    what: `its policy is ${shorten(text)}, which only an apply can read`,
    fix: 'write it as JSON text or as an aws_iam_policy_document of the same stack, so that it can be judged',
  }));
}

function allowsOnEverything({ effect, resources, conditions }: Statement): boolean {
  return effect === 'Allow' && reachOf(resources) === 'everything' && !bindsResource(conditions);
}

function wildcardWrite(resource: Resource, { actions, resources, sid, conditions }: Statement): readonly Violation[] {
  const writes = actions.except ? [`all but ${actions.names.join(', ')}`] : actions.names.filter(mayWrite);
  if (writes.length === 0) return [];
  const idle = conditions.length === 0 ? '' : ', under a condition that binds nothing';
  const what = `${statementName(sid)} allows ${shorten(writes.join(', '))} on ${describe(resources)}${idle}`;
  return [{ resource, what, fix: 'name the resources, or add a Condition such as aws:ResourceTag' }];
}

function describe({ names, except }: Selection): string {
  return except ? `everything but ${shorten(names.join(', '))}` : '*';
}
