import type { Rule, Violation } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { actionMatches } from '../iam/access';
import { identityPolicies } from '../iam/identity-policies';
import type { Policy } from '../iam/policy';
import { grantingPolicies } from '../iam/resource-policies';
import type { Statement } from '../iam/statement';
import { shorten } from '../iam/wide';

/** Who brings a model does not take others away. */
export const storePublisher: Rule = {
  id: 'store-publisher',
  severity: 'error',
  what: 'No identity writes objects of a bucket whose name says model, and reads them too, but for named files such as manifest.sha256: neither in one policy, nor for one principal of the policy of a bucket',
  why: 'a publisher runs where models are trained, by more hands and with more code than anything that serves: what it may read, all of these may copy',
  source: 'IAM user guide, "Security best practices: grant least privilege"; docs/how-to/publish-a-model.md',
  check: (stack) => [
    ...identityPolicies(stack).flatMap(([resource, policy]) => both(resource, policy)),
    ...bucketPolicies(stack),
  ],
};

const fix =
  'let it write, list and read tags, and name what it must read to go on: arn:aws:s3:::BUCKET/*/manifest.sha256';

function both(resource: Resource, { statements }: Pick<Policy, 'statements'>, who = ''): readonly Violation[] {
  const allowed = statements.filter(({ effect }) => effect === 'Allow');
  const written = allowed.flatMap((one) => objectsOf(one, 's3:PutObject'));
  const read = allowed.flatMap((one) => objectsOf(one, 's3:GetObject')).filter(isOpenEnded);
  const wide = read.filter((name) => written.some((other) => bucketOf(other) === bucketOf(name)));
  return wide.length === 0
    ? []
    : [
        {
          resource,
          what: `lets ${who || 'its holder'} write models, and read ${shorten([...new Set(wide)].join(', '))}`,
          fix,
        },
      ];
}

function bucketPolicies(stack: StackView): readonly Violation[] {
  return grantingPolicies(stack)
    .filter(([{ type }]) => type === 'aws_s3_bucket_policy' || type === 'aws_s3_bucket')
    .flatMap(([resource, { statements }]) => {
      const principals = [...new Set(statements.flatMap(({ who }) => who.aws))];
      return principals.flatMap((principal) =>
        both(resource, { statements: statements.filter(({ who }) => who.aws.includes(principal)) }, principal),
      );
    });
}

/** Objects of buckets of models that a statement lets do an action. */
function objectsOf({ actions, resources }: Statement, action: string): readonly string[] {
  if (resources.except || !actionMatches(actions, action)) return [];
  return resources.names.filter((name) => /^arn:[\w-]*:s3:::[^/]*model[^/]*\/.+/i.test(name));
}

/** A whole prefix, and not a file of one name. */
function isOpenEnded(name: string): boolean {
  return /[*?]$/.test(name);
}

function bucketOf(name: string): string {
  return name.split('/', 1)[0] ?? '';
}
