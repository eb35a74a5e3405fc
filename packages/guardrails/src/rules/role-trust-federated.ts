import { eachOf } from '../engine/each-of';
import type { Rule } from '../engine/rule';
import { bindsResource } from '../iam/conditions';
import { allStatements } from '../iam/policy';
import type { ConditionTest, Statement } from '../iam/statement';
import { statementName } from '../iam/wide';

/** An identity provider vouches for many: a role says for whom of them it is. */
export const roleTrustFederated: Rule = {
  id: 'role-trust-federated',
  severity: 'error',
  what: "Each trust in an OpenID Connect provider (sts:AssumeRoleWithWebIdentity) tests the token's subject (…:sub) against values that are not open: of GitHub, a repository; of a cluster, a namespace and service account",
  why: "GitHub's provider vouches for every repository of the world, and a cluster's for every pod: without a subject any of them takes the role",
  source:
    'IAM user guide, "Configuring a role for GitHub OIDC identity provider"; EKS user guide, "IAM roles for service accounts"',
  check: eachOf('aws_iam_role', ({ attributes }, stack) => {
    return allStatements(stack, attributes.assume_role_policy)
      .filter(isFederated)
      .filter(({ conditions }) => !conditions.some((test) => namesSubject(test, conditions)))
      .map(({ sid }) => ({
        what: `${statementName(sid)} of its trust takes any subject of the identity provider`,
        fix: "test the provider's sub with StringEquals, or StringLike with a repository or service account in it",
      }));
  }),
};

function isFederated({ effect, who, actions }: Statement): boolean {
  const webIdentity = actions.names.some((name) => /^(\*|sts:\*|sts:assumerole(withwebidentity|\*))$/i.test(name));
  return (
    effect === 'Allow' &&
    who.federated.length > 0 &&
    webIdentity &&
    !who.federated.every((name) => /:saml-provider\//.test(name))
  );
}

/** GitHub's subject begins with `repo:OWNER/NAME`, a cluster's with `system:serviceaccount:NAMESPACE:NAME`; neither part may be open. */
function namesSubject(test: ConditionTest, all: readonly ConditionTest[]): boolean {
  if (!/:sub$/i.test(test.key) || !bindsResource([test, ...all.filter(({ operator }) => /^null$/i.test(operator))]))
    return false;
  return !test.values.some((value) =>
    /^(repo:)?[^:/]*\*|^repo:[^/]*\/\*|^system:serviceaccount:(\*|[^:]*:\*$)/i.test(value),
  );
}
