import type { Rule } from '../engine/rule';
import { actionMatches } from '../iam/access';
import { bindsResource } from '../iam/conditions';
import { identityPolicies } from '../iam/identity-policies';
import { reachOf, statementName } from '../iam/wide';

/** Who hands a role to a service hands over that role, and to a service that was meant to have it. */
export const iamPassRole: Rule = {
  id: 'iam-pass-role',
  severity: 'error',
  what: 'Each statement that allows iam:PassRole names its roles, and the services that may get them by iam:PassedToService',
  why: 'whoever may pass any role starts something that has it, and so has every right of the account',
  source: 'IAM user guide, "Grant a user permissions to pass a role to an AWS service"',
  check: (stack) =>
    identityPolicies(stack).flatMap(([resource, { statements }]) =>
      statements.flatMap(({ effect, actions, resources, conditions, sid }) => {
        if (effect !== 'Allow' || !actionMatches(actions, 'iam:PassRole')) return [];
        const toSome = bindsResource(conditions.filter(({ key }) => key.toLowerCase() === 'iam:passedtoservice'));
        const ofSome = reachOf(resources) === 'named';
        if (toSome && ofSome) return [];
        const what = `${statementName(sid)} allows iam:PassRole ${ofSome ? 'to any service' : `of any role${toSome ? '' : ' to any service'}`}`;
        return [{ resource, what, fix: 'name the roles, and list the services in a Condition on iam:PassedToService' }];
      }),
    ),
};
