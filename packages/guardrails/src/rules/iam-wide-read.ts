import type { Rule } from '../engine/rule';
import { actionMatches } from '../iam/access';
import { bindsResource } from '../iam/conditions';
import { identityPolicies } from '../iam/identity-policies';
import type { Statement } from '../iam/statement';
import { reachOf, shorten, statementName } from '../iam/wide';

/**
 * Actions that give out what is kept, not only what is known of it.
 *
 * Source: Service Authorization Reference, access level Read of data, secrets, keys and images.
 */
export const contentReads: string[] = [
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'ebs:GetSnapshotBlock',
  'kms:Decrypt',
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'states:GetExecutionHistory',
];

/** No identity reads the content of everything. */
export const iamWideRead: Rule = {
  id: 'iam-wide-read',
  severity: 'error',
  what: 'No Allow statement of an identity policy reads content (objects, secrets, parameters, messages, what a key encrypts) of everything, or of every resource of a service, without a Condition that binds it',
  why: 'a model is copied by reading it: s3:GetObject on * is every model, and kms:Decrypt on * every key',
  source:
    'IAM user guide, "Security best practices: grant least privilege"; KMS developer guide, "Best practices for IAM policies"',
  check: (stack) =>
    identityPolicies(stack).flatMap(([resource, { statements }]) =>
      statements.filter(isWide).flatMap(({ actions, resources, sid }) => {
        const read = contentReads.filter((action) => actionMatches(actions, action));
        if (read.length === 0) return [];
        const what = `${statementName(sid)} allows ${shorten(read.join(', '))} on ${resources.except ? 'everything but some' : shorten(resources.names.join(', '))}`;
        return [{ resource, what, fix: 'name the buckets, keys or secrets, by a prefix of yours at least' }];
      }),
    ),
};

function isWide({ effect, resources, conditions }: Statement): boolean {
  return effect === 'Allow' && reachOf(resources) !== 'named' && !bindsResource(conditions);
}
