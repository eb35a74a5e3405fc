import type { Rule } from '../engine/rule';
import { actionMatches, mayWrite } from '../iam/access';
import { bindsResource } from '../iam/conditions';
import { identityPolicies } from '../iam/identity-policies';
import type { Statement } from '../iam/statement';
import { reachOf, shorten, statementName } from '../iam/wide';

/** Actions that make something whose id only EC2 gives: the kind is all that can be named. */
const makes = /^ec2:(Create|Run|Allocate|Request)/i;

/** No identity writes to every resource of a service. */
export const iamWideResource: Rule = {
  id: 'iam-wide-resource',
  severity: 'error',
  what: 'No Allow statement of an identity policy has a writing action on every resource of a service or kind, such as arn:aws:s3:::*, nor takes roles of any account, without a Condition that binds it',
  why: 'every bucket is every model: an ARN with nothing but a wildcard after its account names nothing',
  source:
    'IAM user guide, "Security best practices: grant least privilege"; Service Authorization Reference, resource types',
  check: (stack) =>
    identityPolicies(stack).flatMap(([resource, { statements }]) =>
      statements.filter(isWide).flatMap(({ actions, resources, sid }) => {
        const writes = actions.except
          ? [`all but ${actions.names.join(', ')}`]
          : actions.names.filter((name) => mayWrite(name) && !makes.test(name));
        if (writes.length === 0) return [];
        const what = `${statementName(sid)} allows ${shorten(writes.join(', '))} on ${shorten(resources.names.join(', '))}`;
        return [
          {
            resource,
            what,
            fix: 'name the resources by a prefix of yours, or add a Condition such as aws:ResourceTag',
          },
        ];
      }),
    ),
};

function isWide(statement: Statement): boolean {
  const { effect, resources, conditions } = statement;
  const wide = reachOf(resources) === 'service' || takesRolesAnywhere(statement);
  return effect === 'Allow' && wide && !bindsResource(conditions);
}

/** A role of that name in whatever account trusts us, which anybody's does who wishes. */
function takesRolesAnywhere({ actions, resources }: Statement): boolean {
  return (
    actionMatches(actions, 'sts:AssumeRole') &&
    resources.names.some((name) => /^arn:[^:]*:iam::[^:]*[*?][^:]*:/.test(name))
  );
}
