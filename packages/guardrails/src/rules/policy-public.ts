import { textOf, textsOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { bindsCaller } from '../iam/conditions';
import { grantingPolicies } from '../iam/resource-policies';
import type { Statement } from '../iam/statement';
import { shorten, statementName } from '../iam/wide';

const fix =
  'name the accounts or roles, or add a Condition on who asks, such as aws:PrincipalArn, aws:PrincipalOrgID or aws:SourceVpce';

/** Nothing is for everybody. */
export const policyPublic: Rule = {
  id: 'policy-public',
  severity: 'error',
  what: 'No Allow statement of a resource policy, a key policy or a trust policy names everybody (Principal *, NotPrincipal), unless a Condition leaves only some callers; no Lambda permission is for everybody',
  why: 'Principal * is every AWS account, and people without one; a Condition that any request meets takes nothing away',
  source:
    'S3 user guide, "The meaning of public"; IAM user guide, "AWS JSON policy elements: Principal" and "NotPrincipal"',
  check: (stack) => [
    ...grantingPolicies(stack).flatMap(([resource, { statements }]) =>
      statements.filter(isForEverybody).map((statement) => ({ resource, what: whatIsOpen(statement), fix })),
    ),
    ...openFunctions(stack),
  ],
};

/** Whether a statement lets anybody do something. */
export function isForEverybody({ effect, who, conditions }: Statement): boolean {
  const named = [...who.aws, ...who.federated, ...who.services].some((name) => isAnybody(name));
  return effect === 'Allow' && (named || who.except) && !bindsCaller(conditions);
}

/** `*`, or an ARN of any account: IAM refuses the latter, and a reader takes it for something narrower. */
function isAnybody(name: string): boolean {
  return /^\*+$|^arn:[^:]*:[^:]*:[^:]*:[^:]*[*?][^:]*:/.test(name);
}

function whatIsOpen({ actions, conditions, who, sid }: Statement): string {
  const whom = who.except ? 'everybody but some (NotPrincipal)' : 'everybody';
  const idle = conditions.length === 0 ? '' : ', under a condition that any caller meets';
  return `${statementName(sid)} lets ${whom} ${actions.except ? 'do all but ' : ''}${shorten(actions.names.join(', '))}${idle}`;
}

/** Permissions and addresses of functions are no policies, but say the same. */
function openFunctions(stack: StackView): readonly Violation[] {
  const permissions = stack.ofType('aws_lambda_permission').filter(({ attributes }) => {
    const { principal, principal_org_id: organization, source_account: account, source_arn: arn } = attributes;
    return textOf(principal) === '*' && textsOf([organization, account, arn].flat()).join('') === '';
  });
  const addresses = stack
    .ofType('aws_lambda_function_url')
    .filter(({ attributes }) => attributes.authorization_type === 'NONE');
  return [
    ...permissions.map((resource) => ({ resource, what: 'lets everybody invoke the function', fix })),
    ...addresses.map((resource) => ({
      resource,
      what: 'has authorization_type NONE, so everybody may invoke the function',
      fix: "set authorization_type to 'AWS_IAM'",
    })),
  ];
}
