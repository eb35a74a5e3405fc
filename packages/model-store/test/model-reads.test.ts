import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';

import { keyArn, policyOf, readerPolicyOf, role, synthStore } from './a-model-store';
import { isAllowed, refusals } from './policy-evaluation';

const stack = synthStore();
const bucketPolicy = policyOf(stack, S3BucketPolicy, 'Models_Bucket');
const bucket = 'arn:aws:s3:::test-app-models-111122223333';
const inVpc = { 'aws:SourceVpce': 'vpce-0123456789abcdef0', 'aws:SecureTransport': 'true' };
const otherVpc = { ...inVpc, 'aws:SourceVpce': 'vpce-0fedcba9876543210' };
const internet = { 'aws:SecureTransport': 'true' };
const everything = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
const root = 'arn:aws:iam::111122223333:root';
/** What each caller's own policies permit: readers and the publisher hold ours, everybody else may do anything. */
const identity: Readonly<Record<string, string>> = {
  [role('resnet-serving')]: readerPolicyOf('resnet'),
  [role('bert-serving')]: readerPolicyOf('bert'),
  [role('test-app-models/test-app-resnet')]: readerPolicyOf('resnet'),
  [role('publisher')]: policyOf(stack, IamPolicy, 'PublisherPolicy'),
};
const allowed = (principal: string, action: string, resource: string, context: Record<string, string>) =>
  isAllowed(bucketPolicy, identity[principal] ?? everything, { principal, action, resource, context });

describe('reads of the model bucket', () => {
  it.each([
    ['its reader through the endpoint', role('resnet-serving'), 'resnet/7/saved_model.pb', inVpc, true],
    ['its reader from another VPC', role('resnet-serving'), 'resnet/7/saved_model.pb', otherVpc, false],
    ['its reader from the internet', role('resnet-serving'), 'resnet/7/saved_model.pb', internet, false],
    [
      'its reader without TLS',
      role('resnet-serving'),
      'resnet/7/saved_model.pb',
      { ...inVpc, 'aws:SecureTransport': 'false' },
      false,
    ],
    ["another model's reader", role('bert-serving'), 'resnet/7/saved_model.pb', inVpc, false],
    [
      'a reader of a model whose name only starts alike',
      role('resnet-serving'),
      'resnet-large/1/saved_model.pb',
      inVpc,
      false,
    ],
    ['a reader of what is no model', role('resnet-serving'), 'notes.txt', inVpc, false],
    ['a publisher through the endpoint', role('publisher'), 'resnet/7/saved_model.pb', inVpc, false],
    ['a publisher from the internet', role('publisher'), 'resnet/7/saved_model.pb', internet, false],
    ['a publisher of what is no model', role('publisher'), 'notes.txt', internet, false],
    ['a publisher of a manifest', role('publisher'), 'resnet/7/manifest.sha256', internet, true],
    [
      'a publisher of what is called like a manifest and more',
      role('publisher'),
      'r/7/manifest.sha256.bak',
      internet,
      false,
    ],
    [
      'a publisher without TLS',
      role('publisher'),
      'resnet/7/manifest.sha256',
      { 'aws:SecureTransport': 'false' },
      false,
    ],
    ['an administrator through the endpoint', role('platform-admin'), 'resnet/7/saved_model.pb', inVpc, false],
    ['an administrator of what is no model', role('platform-admin'), 'notes.txt', inVpc, false],
    ['a role named like a reader with more', role('resnet-serving-2'), 'resnet/7/saved_model.pb', inVpc, false],
    [
      'a role of that name in another account',
      'arn:aws:iam::999999999999:role/resnet-serving',
      'resnet/7/saved_model.pb',
      inVpc,
      false,
    ],
    ["the account's root", root, 'resnet/7/saved_model.pb', inVpc, false],
    ['an AWS service', 'athena.amazonaws.com', 'resnet/7/saved_model.pb', internet, false],
  ])('by %s', (_, principal, key, context, expected) => {
    expect(allowed(principal, 's3:GetObject', `${bucket}/${key}`, context)).toBe(expected);
  });

  it.each([
    's3:GetObject',
    's3:GetObjectVersion',
    's3:GetObjectAttributes',
    's3:GetObjectVersionForReplication',
    's3:GetObjectTorrent',
  ])('by %s are refused to a stranger who may do anything elsewhere', (action) => {
    expect(allowed(role('stranger'), action, `${bucket}/resnet/7/saved_model.pb`, inVpc)).toBe(false);
  });

  it.each([
    ['s3:GetObject', 'resnet/7/x', false],
    ['s3:GetObjectVersion', 'resnet/7/x', false],
    ['s3:GetObjectAttributes', 'resnet/7/x', false],
    ['s3:GetObjectTorrent', 'resnet/7/x', false],
    ['s3:GetObjectVersionForReplication', 'resnet/7/x', false],
    ['s3:GetObjectTagging', 'resnet/7/x', true],
    ['s3:GetObject', 'resnet/7/manifest.sha256', true],
  ])('by a publisher whose own policies permit everything, by %s of %s: %s', (action, key, expected) => {
    const request = { principal: role('publisher'), action, resource: `${bucket}/${key}`, context: internet };
    expect(isAllowed(bucketPolicy, everything, request)).toBe(expected);
  });

  it.each([
    ['lists', 's3:ListBucket', '', {}],
    ['goes on with an upload', 's3:ListMultipartUploadParts', '/resnet/8/x', {}],
    ['tells by its tag what is there', 's3:GetObjectTagging', '/resnet/8/x', {}],
    ['compares the manifest', 's3:GetObject', '/resnet/8/manifest.sha256', {}],
    ['sends a file', 's3:PutObject', '/resnet/8/x', { 's3:if-none-match': '*', 's3:ObjectCreationOperation': 'true' }],
    ['tags what it sends', 's3:PutObjectTagging', '/resnet/8/x', {}],
  ])('leave a publisher what resuming needs: he %s by %s', (_, action, path, context) => {
    expect(allowed(role('publisher'), action, `${bucket}${path}`, { ...internet, ...context })).toBe(true);
  });

  it.each([
    ['its own model through the endpoint', 'resnet/7/x', inVpc, true],
    ['its own model from the internet', 'resnet/7/x', internet, false],
    ['another model', 'bert/7/x', inVpc, false],
    ['a model whose name only starts alike', 'resnet-large/1/x', inVpc, false],
    ['what is no model', 'notes.txt', inVpc, false],
  ])('by a reader whose own policies permit everything, of %s', (_, key, context, expected) => {
    const request = {
      principal: role('resnet-serving'),
      action: 's3:GetObject',
      resource: `${bucket}/${key}`,
      context,
    };
    expect(isAllowed(bucketPolicy, everything, request)).toBe(expected);
  });

  it.each([
    ['its model', 'resnet', 'resnet/7/x', inVpc, true],
    ['a model that came after the store was made', 'gpt', 'gpt/1/x', inVpc, true],
    ['its model from the internet', 'resnet', 'resnet/7/x', internet, false],
    ['another model', 'resnet', 'bert/7/x', inVpc, false],
    ['a model whose name only starts alike', 'resnet', 'resnet-large/1/x', inVpc, false],
    ['what is no model', 'resnet', 'notes.txt', inVpc, false],
    ['any model without a tag', undefined, 'resnet/7/x', inVpc, false],
    ['what is called like the default of a missing tag, which no model is', undefined, 'x/-', inVpc, false],
  ])('by a role of pods whose own policies permit everything, of %s', (_, tag, key, context, expected) => {
    const tagged = tag === undefined ? context : { ...context, 'aws:PrincipalTag/spot-serving-model': tag };
    const principal = role('test-app-models/test-app-resnet');
    const request = { principal, action: 's3:GetObject', resource: `${bucket}/${key}`, context: tagged };
    expect(isAllowed(bucketPolicy, everything, request)).toBe(expected);
  });

  it.each([
    ['below another path', role('test-app-models-2/x')],
    ['without a path', role('test-app-models')],
    ['of another account', 'arn:aws:iam::999999999999:role/test-app-models/test-app-resnet'],
  ])('are refused to a role %s, whatever its tag says', (_, principal) => {
    const context = { ...inVpc, 'aws:PrincipalTag/spot-serving-model': 'resnet' };
    const request = { principal, action: 's3:GetObject', resource: `${bucket}/resnet/7/x`, context };
    expect(isAllowed(bucketPolicy, everything, request)).toBe(false);
  });

  it('are for nobody while no model has readers', () => {
    const policy = policyOf(synthStore({ readers: {} }), S3BucketPolicy, 'Models_Bucket');
    const read = (principal: string) =>
      refusals(policy, { principal, action: 's3:GetObject', resource: `${bucket}/resnet/1/x`, context: inVpc });
    expect(read(role('resnet-serving'))).toEqual(['ReadWhatIsNoModel']);
    expect(read(role('publisher'))).toEqual(['PublishersReadNoModel']);
  });

  it('are for nobody when a model is named with nobody', () => {
    const policy = policyOf(synthStore({ readers: { resnet: [] } }), S3BucketPolicy, 'Models_Bucket');
    expect(
      refusals(policy, {
        principal: role('x'),
        action: 's3:GetObject',
        resource: `${bucket}/resnet/1/x`,
        context: inVpc,
      }),
    ).toEqual(['ReadModelresnet']);
  });
});

describe('what is not a read', () => {
  it.each([
    's3:PutBucketPolicy',
    's3:GetBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:PutLifecycleConfiguration',
    's3:PutEncryptionConfiguration',
    's3:DeleteBucket',
  ])('%s stays with administrators: nobody is locked out', (action) => {
    expect(allowed(role('platform-admin'), action, bucket, internet)).toBe(true);
  });

  it.each([
    ['its own prefix', 'resnet/7/', true],
    ['another prefix', 'bert/7/', false],
    ['a prefix that only starts alike', 'resnet-large/', false],
    ['everything', '', false],
  ])('a reader lists %s: %s', (_, prefix, expected) => {
    expect(allowed(role('resnet-serving'), 's3:ListBucket', bucket, { ...inVpc, 's3:prefix': prefix })).toBe(expected);
  });

  it('a reader writes nothing', () => {
    expect(
      allowed(role('resnet-serving'), 's3:PutObject', `${bucket}/resnet/8/x`, { ...inVpc, 's3:if-none-match': '*' }),
    ).toBe(false);
  });
});

describe('policies of readers', () => {
  it('name the key and no other', () => {
    expect(JSON.parse(readerPolicyOf('resnet'))).toMatchObject({
      Statement: [
        {},
        {},
        {
          Action: ['kms:Decrypt'],
          Resource: keyArn,
          Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
        },
      ],
    });
  });
});

describe('statement ids', () => {
  it('stay apart for names that differ only by a hyphen, and hold letters and digits only', () => {
    const names = ['a-1', 'a1', 'ax1', 'a--1'];
    const policy = policyOf(
      synthStore({ readers: Object.fromEntries(names.map((name) => [name, []])) }),
      S3BucketPolicy,
      'Models_Bucket',
    );
    const sids = [...policy.matchAll(/"Sid":"([^"]*)"/g)].map(([, sid]) => String(sid));
    expect(new Set(sids).size).toBe(sids.length);
    expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  });
});
