import { iamWildcardWrite } from '../src/rules/iam-wildcard-write';
import { wrongs } from './stacks';

const write = { Effect: 'Allow', Action: 'autoscaling:SetDesiredCapacity', Resource: '*' };
const block = { actions: ['autoscaling:SetDesiredCapacity'], resources: ['*'] };
const what = 'a statement allows autoscaling:SetDesiredCapacity on *';

function json(change: object = {}): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...write, ...change }] });
}

function policy(change: object = {}): object {
  return { resource: { aws_iam_policy: { autoscaler: { policy: json(change) } } } };
}

function document(change: object = {}): object {
  return { data: { aws_iam_policy_document: { autoscaler: { statement: [{ ...block, ...change }] } } } };
}

const byDocument = {
  resource: { aws_iam_policy: { p: { policy: '${data.aws_iam_policy_document.autoscaler.json}' } } },
};

describe('iam-wildcard-write', () => {
  it.each<[string, object]>([
    [
      'reads on *',
      policy({ Action: ['ec2:Describe*', 'autoscaling:DescribeTags', 'ecr:BatchGetImage', 'eks:ListClusters'] }),
    ],
    ['a write on a named resource', policy({ Resource: '${aws_autoscaling_group.spot.arn}' })],
    ['a write under a condition', policy({ Condition: { StringEquals: { 'aws:ResourceTag/cluster': 'dev' } } })],
    [
      'a document under a condition',
      document({ condition: [{ test: 'StringEquals', variable: 'aws:ResourceTag/cluster', values: ['dev'] }] }),
    ],
    ['a Deny', policy({ Effect: 'Deny' })],
    [
      'a key policy, whose * is the key',
      document({ principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] }], actions: ['kms:*'] }),
    ],
    [
      'a key policy in JSON',
      { resource: { aws_kms_key: { k: { policy: json({ Action: 'kms:*', Principal: '*' }) } } } },
    ],
    ['every resource of one service', policy({ Resource: 'arn:aws:autoscaling:*:*:autoScalingGroup:*' })],
    [
      'a policy by reference to a document that is fine',
      { ...byDocument, ...document({ resources: ['${aws_autoscaling_group.spot.arn}'] }) },
    ],
    ['a role without inline policies', { resource: { aws_iam_role: { r: { assume_role_policy: json() } } } }],
  ])('accepts %s', (_, stack) => expect(wrongs(iamWildcardWrite, stack)).toEqual([]));

  it.each<[string, object, string]>([
    ['a policy', policy(), what],
    ['a statement by its name', policy({ Sid: 'Scale' }), 'statement Scale allows autoscaling:SetDesiredCapacity on *'],
    ["a role's policy", { resource: { aws_iam_role_policy: { p: { policy: json() } } } }, what],
    ["a group's policy", { resource: { aws_iam_group_policy: { p: { policy: json() } } } }, what],
    ["a user's policy", { resource: { aws_iam_user_policy: { p: { policy: json() } } } }, what],
    [
      'a permission set',
      { resource: { aws_ssoadmin_permission_set_inline_policy: { p: { inline_policy: json() } } } },
      what,
    ],
    [
      'an inline policy of a role',
      { resource: { aws_iam_role: { r: { inline_policy: [{ name: 'p', policy: json() }] } } } },
      what,
    ],
    ['a document', document(), what],
    ['a document that is used, once', { ...byDocument, ...document() }, what],
    [
      'a source document in JSON',
      { data: { aws_iam_policy_document: { d: { source_policy_documents: [json()] } } } },
      what,
    ],
    ['an empty condition', policy({ Condition: {} }), what],
    ['a list of resources with * in it', policy({ Resource: ['arn:aws:s3:::models', '*'] }), what],
    ['an ARN that leaves the service open', policy({ Resource: 'arn:aws:*' }), what],
    ['an ARN of anything', policy({ Resource: 'arn:*' }), what],
    ['every action', policy({ Action: '*' }), 'a statement allows * on *'],
    [
      'only the actions that write',
      policy({ Action: ['ec2:DescribeTags', 'ec2:Create*'] }),
      'a statement allows ec2:Create* on *',
    ],
    [
      'all but some actions',
      policy({ Action: undefined, NotAction: 'iam:*' }),
      'a statement allows all but iam:* on *',
    ],
    [
      'all but some resources',
      policy({ Resource: undefined, NotResource: 'arn:aws:s3:::a' }),
      'a statement allows autoscaling:SetDesiredCapacity on everything but arn:aws:s3:::a',
    ],
    [
      'a policy that only an apply can read',
      { resource: { aws_iam_policy: { lbc: { policy: '${data.http.lbc.response_body}' } } } },
      'its policy is ${data.http.lbc.response_body}, which only an apply can read',
    ],
  ])('refuses %s', (_, stack, expected) => expect(wrongs(iamWildcardWrite, stack)).toEqual([expected]));
});
