import { textsOf } from '../engine/json';
import { textsBelow } from '../engine/references';
import type { Rule, Severity, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { accountsIn } from '../iam/account-of';
import { callerKeys } from '../iam/conditions';
import { grantingPolicies } from '../iam/resource-policies';
import { awsAccountSources, sharing } from '../iam/sharing';
import type { Statement } from '../iam/statement';
import { shorten, statementName } from '../iam/wide';

/** Nothing of ours is for an account that is not. */
export const policyForeignAccount: Rule = {
  id: 'policy-foreign-account',
  severity: 'error',
  what: 'No Allow statement of a resource policy, a key policy or a trust policy, and nothing that is shared, names an account other than the ones that the AWS provider allows (allowed_account_ids), or that the check is told of',
  why: 'one line gives a copy of every model to somebody else, and no alarm of ours rings in their account',
  source: 'IAM user guide, "Cross account resource access in IAM"; Terraform AWS provider, allowed_account_ids',
  check: (stack) => [...inPolicies(stack), ...shared(stack)],
};

function inPolicies(stack: StackView): readonly Violation[] {
  return grantingPolicies(stack).flatMap(([resource, { statements }]) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const foreign = foreignIn(stack, namedBy(statement));
        if (foreign.length === 0) return [];
        const { actions, sid } = statement;
        const can = `${actions.except ? 'all but ' : ''}${shorten(actions.names.join(', '))}`;
        return [
          { resource, ...finding(stack, `${statementName(sid)} gives ${can} to ${foreign.join(', ')}`, foreign) },
        ];
      }),
  );
}

/** Whom a statement lets in: its principals, and callers that its conditions name. */
function namedBy({ who, conditions }: Statement): readonly string[] {
  const named = conditions.filter(
    ({ operator, key }) => callerKeys.includes(key.toLowerCase()) && !/not/i.test(operator),
  );
  return [...(who.except ? [] : [...who.aws, ...who.federated]), ...named.flatMap(({ values }) => values)];
}

function shared(stack: StackView): readonly Violation[] {
  return Object.entries(sharing).flatMap(([type, attributes]) =>
    stack.ofType(type).flatMap((resource) => {
      const foreign = foreignIn(
        stack,
        attributes.flatMap((name) => textsOf(resource.attributes[name])),
      );
      return foreign.length === 0
        ? []
        : [{ resource, ...finding(stack, `is shared with ${foreign.join(', ')}`, foreign) }];
    }),
  );
}

function foreignIn(stack: StackView, names: readonly string[]): readonly string[] {
  const ofAws = textsBelow(
    awsAccountSources.flatMap((type) => stack.dataOfType(type).map(({ attributes }) => attributes)),
  );
  const ours = [...stack.accounts, ...ofAws.flatMap(accountsIn)];
  return [...new Set(names.flatMap(accountsIn))].filter((account) => !ours.includes(account));
}

/** Where nobody says which accounts are ours, an account may be one of them. */
function finding(
  stack: StackView,
  what: string,
  foreign: readonly string[],
): { what: string; fix: string; severity: Severity } {
  const isKnown = stack.accounts.length > 0;
  const whose = foreign.length === 1 ? 'that account' : 'those accounts';
  return isKnown
    ? {
        what: `${what}, which is not ours`,
        fix: `take ${whose} out, or name it with --account if it is trusted`,
        severity: 'error',
      }
    : {
        what: `${what}, and nothing says which accounts are ours`,
        fix: 'set allowed_account_ids at the AWS provider, or name ours with --account',
        severity: 'warning',
      };
}
