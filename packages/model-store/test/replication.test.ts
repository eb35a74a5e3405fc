import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';

import { describeProblem } from '@spot-serving/core';
import { resourcesOf, theOnly } from '@spot-serving/testkit';

import { modelStoreProblems, replicationRoleArn } from '../src';
import { keyArn, policyOf, resourceOf, role, storeProps, synthStore } from './a-model-store';
import { isAllowed, keyAllows, refusals } from './policy-evaluation';

const there = { name: 'there', region: 'us-east-1', account: '111122223333' };
const bucketThere = 'there-models-111122223333';
const bucketHere = 'test-app-models-111122223333';
const copier = role('test-app-replication');
const source = synthStore({
  replicateTo: [{ bucketName: bucketThere, region: 'us-east-1', keyAlias: 'there-models' }],
});
/** The other side of it, as the app over there makes it. */
const destination = synthStore({
  ...there,
  bucketName: bucketThere,
  logBucketName: 'there-logs-111122223333',
  replicatedFrom: [{ bucketName: bucketHere, roleArn: copier }],
});

const object = (bucket: string) => `arn:aws:s3:::${bucket}/resnet/7/saved_model.pb`;
const tls = { 'aws:SecureTransport': 'true' };
const rights = String(resourceOf(source, IamRolePolicy, 'Replication_Rights').policy).replace(
  /\$\{aws_kms_key[^}]*\}/,
  keyArn,
);
const encryption = (bucket: string, region: string) => ({
  'kms:ViaService': `s3.${region}.amazonaws.com`,
  'kms:CallerAccount': '111122223333',
  'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::${bucket}`,
});

describe('a store that copies', () => {
  it("copies everything to the other store, under that store's key, and no deletes", () => {
    expect(theOnly(S3BucketReplicationConfigurationA, source)).toMatchObject({
      rule: [
        {
          id: `copy-to-${bucketThere}`,
          status: 'Enabled',
          filter: { prefix: '' },
          delete_marker_replication: { status: 'Disabled' },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } },
          destination: {
            bucket: `arn:aws:s3:::${bucketThere}`,
            encryption_configuration: { replica_kms_key_id: 'arn:aws:kms:us-east-1:111122223333:alias/there-models' },
            metrics: { status: 'Enabled' },
          },
        },
      ],
      depends_on: expect.arrayContaining([expect.stringContaining('aws_s3_bucket_versioning')]),
    });
  });

  it('does so with a role that S3 alone takes, whose name the other store knows beforehand', () => {
    expect(replicationRoleArn({ name: 'test-app', region: 'eu-west-1', account: '111122223333' })).toBe(copier);
    const trust = String(resourceOf(source, IamRole, 'Replication').assume_role_policy);
    const take = (principal: string, account: string) =>
      isAllowed(trust, undefined, {
        principal,
        action: 'sts:AssumeRole',
        resource: copier,
        context: { 'aws:SourceAccount': account },
      });
    expect(take('s3.amazonaws.com', '111122223333')).toBe(true);
    expect(take('s3.amazonaws.com', '444455556666')).toBe(false);
    expect(take('ec2.amazonaws.com', '111122223333')).toBe(false);
  });

  it.each([
    ['reads a model', 's3:GetObjectVersionForReplication', true],
    ['reads it as nobody else does', 's3:GetObject', false],
    ['writes none', 's3:PutObject', false],
    ['deletes none', 's3:DeleteObject', false],
  ])('lets that role: %s, in its own bucket', (_, action, allowed) => {
    const request = { principal: copier, action, resource: object(bucketHere), context: tls };
    expect(isAllowed(policyOf(source, S3BucketPolicy, 'Models_Bucket'), rights, request)).toBe(allowed);
  });

  it('still refuses strangers to read, and publishers to copy by themselves', () => {
    const policy = policyOf(source, S3BucketPolicy, 'Models_Bucket');
    const refused = (principal: string, action: string) =>
      refusals(policy, { principal, action, resource: object(bucketHere), context: tls });
    expect(refused(role('stranger'), 's3:GetObjectVersionForReplication')).toContain('ReadThroughTheEndpoint');
    expect(refused(role('stranger'), 's3:ReplicateObject')).toEqual(['WriteAsPublisher']);
  });

  it('decrypts with its key through S3 of its region only', () => {
    const policy = policyOf(source, KmsKey, 'Models_Key');
    const decrypts = (context: Record<string, string>) =>
      keyAllows(policy, rights, { principal: copier, action: 'kms:Decrypt', resource: keyArn, context });
    expect(decrypts(encryption(bucketHere, 'eu-west-1'))).toBe(true);
    expect(decrypts({ 'kms:CallerAccount': '111122223333' })).toBe(false);
  });
});

describe('a store that gets copies', () => {
  const policy = policyOf(destination, S3BucketPolicy, 'Models_Bucket');

  it.each([
    ['the role that copies: a copy', copier, 's3:ReplicateObject', []],
    ['the role that copies: a delete', copier, 's3:ReplicateDelete', ['WriteAsPublisher']],
    ['the role that copies: an object of its own', copier, 's3:PutObject', ['WriteAsPublisher', 'WriteOnce']],
    ['a publisher: a copy', role('publisher'), 's3:ReplicateObject', ['CopyAsReplicator']],
    ['a stranger: a copy', role('stranger'), 's3:ReplicateObject', ['CopyAsReplicator']],
  ])('answers %s', (_, principal, action, refused) => {
    const context = { ...tls, 's3:ObjectCreationOperation': 'true' };
    expect(refusals(policy, { principal, action, resource: object(bucketThere), context })).toEqual(refused);
  });

  it('permits the copy only in the account', () => {
    const copy = (account: string) =>
      isAllowed(policy, rights, {
        principal: copier,
        action: 's3:ReplicateObject',
        resource: object(bucketThere),
        context: { ...tls, 'aws:ResourceAccount': account },
      });
    expect([copy('111122223333'), copy('444455556666')]).toEqual([true, false]);
  });

  it.each(['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'])(
    'lets that role %s with its key, through S3 only',
    (action) => {
      const keyPolicy = policyOf(destination, KmsKey, 'Models_Key');
      const resource = 'arn:aws:kms:us-east-1:111122223333:key/99999999-2222-3333-4444-555555555555';
      const allows = (change: Record<string, string>, principal = copier) =>
        keyAllows(keyPolicy, rights, {
          principal,
          action,
          resource,
          context: { ...encryption(bucketThere, 'us-east-1'), 'kms:ResourceAliases': 'alias/there-models', ...change },
        });
      expect(allows({})).toBe(true);
      expect(allows({ 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' })).toBe(false);
      expect(allows({ 'kms:ResourceAliases': 'alias/other' })).toBe(false);
      expect(allows({}, role('stranger'))).toBe(false);
    },
  );
});

describe('alarms of copies', () => {
  const alarmsOf = (stack: typeof source) =>
    Object.values(resourcesOf(CloudwatchMetricAlarm, stack)) as Record<string, unknown>[];
  const alarms = (stack: typeof source) =>
    alarmsOf(stack)
      .filter(({ namespace }) => namespace === 'AWS/S3')
      .map(({ metric_name, dimensions, threshold }) => ({ metric_name, dimensions, threshold }));
  const dimensions = { SourceBucket: bucketHere, DestinationBucket: bucketThere, RuleId: `copy-to-${bucketThere}` };

  it('tell of a failed one on both sides, and of a lag where the copy is, so that no lost source takes it along', () => {
    const failed = { metric_name: 'OperationsFailedReplication', dimensions, threshold: 0 };
    expect(alarms(source)).toEqual([failed]);
    expect(alarms(destination)).toEqual([failed, { metric_name: 'ReplicationLatency', dimensions, threshold: 900 }]);
  });

  it('may publish to the topic', () => {
    const names = alarmsOf(destination).map(
      ({ alarm_name: name }) => `arn:aws:cloudwatch:us-east-1:111122223333:alarm:${String(name)}`,
    );
    expect(names).toHaveLength(4);
    const policy = String(resourceOf(destination, SnsTopicPolicy, 'TopicPolicy').policy);
    for (const name of names) expect(policy).toContain(`"${name}"`);
  });
});

it('two stores that copy to each other refuse each other: neither takes a copy', () => {
  const back = synthStore({
    ...there,
    bucketName: bucketThere,
    logBucketName: 'there-logs-111122223333',
    replicateTo: [{ bucketName: bucketHere, region: 'eu-west-1', keyAlias: 'test-app-models' }],
  });
  const takes = (stack: typeof source, principal: string, bucket: string) =>
    refusals(policyOf(stack, S3BucketPolicy, 'Models_Bucket'), {
      ...{ principal, action: 's3:ReplicateObject', resource: object(bucket) },
      context: tls,
    });
  expect(takes(source, role('there-replication'), bucketHere)).toEqual(['WriteAsPublisher']);
  expect(takes(back, copier, bucketThere)).toEqual(['WriteAsPublisher']);
});

it('a store that is alone has neither copies nor a role for them', () => {
  const alone = synthStore();
  expect(resourcesOf(S3BucketReplicationConfigurationA, alone)).toEqual({});
  expect(Object.keys(resourcesOf(IamRole, alone))).toHaveLength(1);
});

it.each([
  [
    'the same region',
    { bucketName: 'x-models', region: 'eu-west-1', keyAlias: 'x' },
    /^replicateTo\[0\]\.region is "eu-west-1": name another region/,
  ],
  [
    'another partition',
    { bucketName: 'x-models', region: 'us-gov-west-1', keyAlias: 'x' },
    /^replicateTo\[0\]\.region/,
  ],
  [
    'itself',
    { bucketName: bucketHere, region: 'us-east-1', keyAlias: 'x' },
    /^replicateTo\[0\] .* name another bucket/,
  ],
])('a copy to %s is refused', (_, to, problem) => {
  expect(modelStoreProblems(storeProps({ replicateTo: [to] })).map(describeProblem)).toEqual([
    expect.stringMatching(problem),
  ]);
});
