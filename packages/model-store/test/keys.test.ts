import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';

import { resourcesOf } from '@spot-serving/testkit';

import { keyArn, policyOf, readerPolicyOf, resourceOf, role, synthStore } from './a-model-store';
import { keyAllows } from './policy-evaluation';

const stack = synthStore();
const everything = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'kms:CallerAccount': '111122223333' };
const direct = { 'kms:CallerAccount': '111122223333' };
const root = 'arn:aws:iam::111122223333:root';

describe('the key of the models', () => {
  const policy = policyOf(stack, KmsKey, 'Models_Key');
  const identity: Readonly<Record<string, string>> = {
    [role('resnet-serving')]: readerPolicyOf('resnet'),
    [role('test-app-models/test-app-gpt')]: readerPolicyOf('gpt'),
    [role('publisher')]: policyOf(stack, IamPolicy, 'PublisherPolicy'),
  };

  it.each<[string, string, string, Record<string, string>, boolean]>([
    ['a reader decrypts through S3', role('resnet-serving'), 'kms:Decrypt', throughS3, true],
    ['a reader decrypts without S3', role('resnet-serving'), 'kms:Decrypt', direct, false],
    [
      'a reader decrypts through another service',
      role('resnet-serving'),
      'kms:Decrypt',
      { ...direct, 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' },
      false,
    ],
    [
      'a reader decrypts through S3 of another region',
      role('resnet-serving'),
      'kms:Decrypt',
      { ...direct, 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
      false,
    ],
    ['a reader encrypts', role('resnet-serving'), 'kms:GenerateDataKey', throughS3, false],
    ['a publisher encrypts through S3', role('publisher'), 'kms:GenerateDataKey', throughS3, true],
    ['a publisher decrypts through S3', role('publisher'), 'kms:Decrypt', throughS3, true],
    ['a publisher encrypts without S3', role('publisher'), 'kms:GenerateDataKey', direct, false],
    ['a role that IAM permits everything decrypts', role('power-user'), 'kms:Decrypt', throughS3, false],
    ['an administrator decrypts', role('platform-admin'), 'kms:Decrypt', throughS3, false],
    ['an administrator makes a grant', role('platform-admin'), 'kms:CreateGrant', direct, false],
    ['an administrator changes the policy', role('platform-admin'), 'kms:PutKeyPolicy', direct, true],
    ['an administrator schedules deletion', role('platform-admin'), 'kms:ScheduleKeyDeletion', direct, true],
    ['the root changes the policy', root, 'kms:PutKeyPolicy', direct, true],
    ['the root decrypts', root, 'kms:Decrypt', throughS3, false],
    ['a reader changes the policy', role('resnet-serving'), 'kms:PutKeyPolicy', direct, false],
    [
      'a role of another account decrypts',
      'arn:aws:iam::999999999999:role/resnet-serving',
      'kms:Decrypt',
      { ...throughS3, 'kms:CallerAccount': '999999999999' },
      false,
    ],
  ])('%s: %s %s', (_, principal, action, context, expected) => {
    expect(keyAllows(policy, identity[principal] ?? everything, { principal, action, resource: keyArn, context })).toBe(
      expected,
    );
  });

  it.each([
    ['kms:Decrypt', throughS3, true],
    ['kms:Decrypt', direct, false],
    ['kms:GenerateDataKey', throughS3, false],
  ])('holds a reader whose own policies permit everything to its use: %s with %j', (action, context, expected) => {
    expect(
      keyAllows(policy, everything, { principal: role('resnet-serving'), action, resource: keyArn, context }),
    ).toBe(expected);
  });

  it('gives a named reader nothing without the reader policy', () => {
    expect(
      keyAllows(policy, undefined, {
        principal: role('resnet-serving'),
        action: 'kms:Decrypt',
        resource: keyArn,
        context: throughS3,
      }),
    ).toBe(false);
  });
});

describe('the key of the audit', () => {
  const policy = policyOf(stack, KmsKey, 'Models_AuditKey');
  const trail = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/test-app-model-reads';
  const group = 'arn:aws:logs:eu-west-1:111122223333:log-group:/spot-serving/test-app/model-reads';
  const alarm = {
    'aws:SourceAccount': '111122223333',
    'aws:SourceArn': 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:test-app-unknown-model-reader',
  };
  const fromTrail = { 'aws:SourceArn': trail, 'kms:EncryptionContext:aws:cloudtrail:arn': trail };

  it.each<[string, string, string, Record<string, string>, boolean]>([
    ['the trail encrypts', 'cloudtrail.amazonaws.com', 'kms:GenerateDataKey', fromTrail, true],
    [
      'another trail encrypts',
      'cloudtrail.amazonaws.com',
      'kms:GenerateDataKey',
      { ...fromTrail, 'aws:SourceArn': `${trail}-2` },
      false,
    ],
    ['the trail decrypts', 'cloudtrail.amazonaws.com', 'kms:Decrypt', fromTrail, false],
    [
      'the log group decrypts',
      'logs.eu-west-1.amazonaws.com',
      'kms:Decrypt',
      { 'kms:EncryptionContext:aws:logs:arn': group },
      true,
    ],
    [
      'another log group decrypts',
      'logs.eu-west-1.amazonaws.com',
      'kms:Decrypt',
      { 'kms:EncryptionContext:aws:logs:arn': `${group}-2` },
      false,
    ],
    ['the alarm encrypts', 'cloudwatch.amazonaws.com', 'kms:GenerateDataKey', alarm, true],
    [
      'another alarm encrypts',
      'cloudwatch.amazonaws.com',
      'kms:GenerateDataKey',
      { ...alarm, 'aws:SourceArn': 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:x' },
      false,
    ],
    [
      'an administrator reads a trail file',
      role('platform-admin'),
      'kms:Decrypt',
      { ...throughS3, ...fromTrail },
      true,
    ],
    ['an administrator decrypts anything else', role('platform-admin'), 'kms:Decrypt', throughS3, false],
    ['a reader reads a trail file', role('resnet-serving'), 'kms:Decrypt', { ...throughS3, ...fromTrail }, false],
  ])('%s', (_, principal, action, context, expected) => {
    expect(keyAllows(policy, everything, { principal, action, resource: keyArn, context })).toBe(expected);
  });
});

describe('both keys', () => {
  it('rotate, wait thirty days before they are lost, and refuse to be destroyed', () => {
    const keys = Object.values(resourcesOf(KmsKey, stack));
    expect(keys).toHaveLength(2);
    for (const key of keys)
      expect(key).toMatchObject({
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        lifecycle: { prevent_destroy: true },
      });
  });

  it('never let KMS skip its lockout check', () => {
    expect(resourceOf(stack, KmsKey, 'Models_Key')).not.toHaveProperty('bypass_policy_lockout_safety_check');
  });
});
