import { statementChanges } from '../src/changes/statements';
import { Redaction } from '../src/redact/redaction';
import { aPlan, type ChangeInit } from './support/plan-json';

const policy = (...Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::models/*' };

function lines(init: Omit<ChangeInit, 'address'>): readonly string[] {
  const plan = aPlan([{ address: 'aws_iam_policy.p', ...init }]);
  const [change] = plan.changes;
  if (change === undefined) return [];
  return statementChanges(change.type, change.change, new Redaction([plan])).map(
    ({ sign, statement, width }) => `${sign} ${statement}${width === undefined ? '' : ` (${width})`}`,
  );
}

const added = (statement: object): readonly string[] =>
  lines({ before: { policy: policy(read) }, after: { policy: policy(read, statement) } });

describe('statements of policies', () => {
  it('are compared whole, whatever the order of statements and keys', () => {
    const turned = { Resource: 'arn:aws:s3:::models/*', Action: 's3:GetObject', Effect: 'Allow', Sid: 'Read' };
    const write = { ...read, Sid: 'Write', Action: 's3:PutObject' };
    expect(lines({ before: { policy: policy(read, write) }, after: { policy: policy(write, turned) } })).toEqual([]);
    expect(lines({ before: { policy: policy(read) }, after: { policy: policy(write) } })).toEqual([
      '- Allow s3:GetObject on arn:aws:s3:::models/* [Read]',
      '+ Allow s3:PutObject on arn:aws:s3:::models/* [Write]',
    ]);
  });

  it.each<[string, object, string]>([
    ['every action', { Effect: 'Allow', Action: '*', Resource: 'a' }, '+ Allow * on a (everything)'],
    [
      'all but some actions',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: 'a' },
      '+ Allow everything but iam:* on a (everything)',
    ],
    [
      'a writing action on anything',
      { Effect: 'Allow', Action: ['s3:Get*', 's3:Put*'], Resource: '*' },
      '+ Allow s3:Get*, s3:Put* on * (writes)',
    ],
    [
      'everybody',
      { Effect: 'Allow', Action: 's3:Get*', Principal: { AWS: '*' }, Resource: 'a' },
      '+ Allow s3:Get* on a by AWS * (everybody)',
    ],
    ['a reading action on anything', { Effect: 'Allow', Action: 's3:List*', Resource: '*' }, '+ Allow s3:List* on *'],
    [
      'a key of its own policy',
      { Effect: 'Allow', Action: 'kms:*', Principal: { Service: 'a' }, Resource: '*' },
      '+ Allow kms:* on * by Service a',
    ],
    [
      'everybody of one account',
      { Effect: 'Allow', Action: 'a:b', Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '1' } } },
      '+ Allow a:b by * if {"StringEquals":{"aws:PrincipalAccount":"1"}}',
    ],
    [
      'everybody, under a condition that says how and not who',
      { Effect: 'Allow', Action: 'a:b', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      '+ Allow a:b by * if {"Bool":{"aws:SecureTransport":"true"}} (everybody)',
    ],
    [
      'everybody but one',
      { Effect: 'Allow', Action: 'a:b', NotPrincipal: { AWS: 'x' }, Resource: 'c' },
      '+ Allow a:b on c by everyone but AWS x (everybody)',
    ],
    [
      'a writing action on any bucket',
      { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::*' },
      '+ Allow s3:PutObject on arn:aws:s3:::* (writes)',
    ],
    ['a refusal', { Effect: 'Deny', Action: '*', Resource: '*' }, '+ Deny * on *'],
  ])('say what allows too much: %s', (_, statement, line) => {
    expect(added(statement)).toEqual([line]);
  });

  it('are not said to go where the new policy is known after apply', () => {
    expect(lines({ before: { policy: policy(read) }, after: {}, afterUnknown: { policy: true } })).toEqual([
      '+ (known after apply)',
    ]);
  });

  it('are not shown of a sensitive policy', () => {
    expect(
      lines({ before: { policy: policy(read) }, after: { policy: policy() }, afterSensitive: { policy: true } }),
    ).toEqual([]);
    expect(
      lines({ before: { policy: policy(read) }, after: { policy: policy() }, beforeSensitive: { policy: true } }),
    ).toEqual([]);
  });

  it('can be a single one, without a list', () => {
    expect(lines({ actions: ['create'], after: { policy: JSON.stringify({ Statement: read }) } })).toEqual([
      '+ Allow s3:GetObject on arn:aws:s3:::models/* [Read]',
    ]);
  });
});
