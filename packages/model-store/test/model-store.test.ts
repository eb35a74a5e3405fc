import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';

import type { IModelStore } from '@spot-serving/core';
import { resourcesOf, synth, theOnly } from '@spot-serving/testkit';

import { ModelStore } from '../src';
import { keyArn, resourceOf, storeProps, synthStore } from './a-model-store';
import { isAllowed } from './policy-evaluation';

const stack = synthStore();

describe('the model bucket', () => {
  it('encrypts by default under its own key, with a bucket key, and has no keys of customers', () => {
    expect(resourceOf(stack, S3BucketServerSideEncryptionConfigurationA, 'Models_Bucket')).toMatchObject({
      rule: [
        {
          apply_server_side_encryption_by_default: {
            sse_algorithm: 'aws:kms',
            kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\.Models_Key_\w+\.arn\}$/),
          },
          bucket_key_enabled: true,
          blocked_encryption_types: ['SSE-C'],
        },
      ],
    });
  });

  it('keeps models for ever, and drops leftovers', () => {
    expect(resourceOf(stack, S3BucketLifecycleConfiguration, 'Models_Bucket')).toMatchObject({
      rule: [
        { abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
        { noncurrent_version_expiration: [{ noncurrent_days: 90 }] },
        { expiration: [{ expired_object_delete_marker: true }] },
      ],
    });
  });

  it('is logged to the log bucket, once that lets S3 write', () => {
    expect(theOnly(S3BucketLoggingA, stack)).toMatchObject({
      target_bucket: expect.stringMatching(/^\$\{aws_s3_bucket_policy\.Models_Logs_\w+\.bucket\}$/),
      target_prefix: 'server-access/test-app-models-111122223333/',
    });
  });
});

describe('both buckets', () => {
  it.each([
    ['keep versions', S3BucketVersioningA, { versioning_configuration: { status: 'Enabled' } }],
    ['have no ACLs', S3BucketOwnershipControls, { rule: { object_ownership: 'BucketOwnerEnforced' } }],
    [
      'are never public',
      S3BucketPublicAccessBlock,
      { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
    ],
    ['refuse to be destroyed', S3Bucket, { lifecycle: { prevent_destroy: true } }],
  ])('%s', (_, type, expected) => {
    const found = Object.values(resourcesOf(type, stack));
    expect(found).toHaveLength(2);
    for (const resource of found) expect(resource).toMatchObject(expected);
  });

  it('may be destroyed when the protection is off, but are never emptied for it', () => {
    for (const bucket of Object.values(resourcesOf(S3Bucket, synthStore({ destroyProtection: false })))) {
      expect(bucket).toMatchObject({ lifecycle: { prevent_destroy: false } });
      expect(bucket).not.toHaveProperty('force_destroy');
    }
  });
});

describe('the trail', () => {
  it('records the objects of the model bucket only, in encrypted files that can be proved whole', () => {
    expect(theOnly(Cloudtrail, stack)).toMatchObject({
      enable_log_file_validation: true,
      kms_key_id: expect.stringContaining('aws_kms_key.Models_AuditKey'),
      s3_key_prefix: 'trail',
      advanced_event_selector: [
        {
          field_selector: [
            { field: 'eventCategory', equals: ['Data'] },
            { field: 'resources.type', equals: ['AWS::S3::Object'] },
            { field: 'resources.ARN', starts_with: ['arn:aws:s3:::test-app-models-111122223333/'] },
          ],
        },
      ],
    });
  });

  it('waits for the policies that it is tested against when it is made', () => {
    expect(theOnly(Cloudtrail, stack)).toMatchObject({
      s3_bucket_name: expect.stringMatching(/^\$\{aws_s3_bucket_policy\.Models_Logs_\w+\.bucket\}$/),
      depends_on: [expect.stringContaining('aws_iam_role_policy.')],
    });
  });

  it('has an encrypted log group that its role may write, and no other', () => {
    expect(theOnly(CloudwatchLogGroup, synthStore({ logDays: 90 }))).toMatchObject({
      retention_in_days: 90,
      kms_key_id: expect.stringContaining('Models_AuditKey'),
    });
    const { policy } = theOnly(IamRolePolicy, stack) as { readonly policy: string };
    const write = (group: string) => ({
      principal: 'arn:aws:iam::111122223333:role/test-app-model-reads',
      action: 'logs:PutLogEvents',
      resource: `arn:aws:logs:eu-west-1:111122223333:log-group:${group}:log-stream:111122223333_CloudTrail_eu-west-1_2`,
    });
    expect(isAllowed(policy, undefined, write('/spot-serving/test-app/model-reads'))).toBe(true);
    expect(isAllowed(policy, undefined, write('/other'))).toBe(false);
  });

  it('is the only one that may take its role', () => {
    const { assume_role_policy: trust } = theOnly(IamRole, stack) as { readonly assume_role_policy: string };
    const take = (trail: string) => ({
      principal: 'cloudtrail.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: '',
      context: {
        'aws:SourceAccount': '111122223333',
        'aws:SourceArn': `arn:aws:cloudtrail:eu-west-1:111122223333:trail/${trail}`,
      },
    });
    expect(isAllowed(trust, undefined, take('test-app-model-reads'))).toBe(true);
    expect(isAllowed(trust, undefined, take('other'))).toBe(false);
  });
});

describe('the alarm', () => {
  it('rings at the first request, and stays quiet without any', () => {
    expect(resourceOf(stack, CloudwatchMetricAlarm, 'Models_Alarm')).toMatchObject({
      statistic: 'Sum',
      threshold: 0,
      comparison_operator: 'GreaterThanThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: [expect.stringContaining('aws_sns_topic.')],
    });
  });

  it('counts what the filter finds', () => {
    const { metric_name: name, namespace } = resourceOf(stack, CloudwatchMetricAlarm, 'Alarm');
    expect(resourceOf(stack, CloudwatchLogMetricFilter, 'Models_Alarm')).toMatchObject({
      metric_transformation: { name, namespace, value: '1' },
    });
  });

  it('knows readers and publishers, and not administrators', () => {
    const { pattern } = resourceOf(stack, CloudwatchLogMetricFilter, 'Models_Alarm') as { readonly pattern: string };
    expect(pattern).toContain(
      '%[0-9].role/bert-serving$|[0-9].role/publisher$|[0-9].role/resnet-serving$|[0-9].role/test-app-models/[^/]+$%',
    );
  });

  it('tells each address, by an encrypted topic', () => {
    const told = synthStore({ alarmEmails: ['ann@example.com', 'bob@example.com'] });
    expect(Object.values(resourcesOf(SnsTopicSubscription, told))).toMatchObject([
      { endpoint: 'ann@example.com', protocol: 'email' },
      { endpoint: 'bob@example.com' },
    ]);
    expect(theOnly(SnsTopic, told)).toMatchObject({ kms_master_key_id: expect.stringContaining('Models_AuditKey') });
  });

  it('is the only one that may publish to the topic', () => {
    const { arn, policy } = theOnly(SnsTopicPolicy, stack) as { readonly arn: string; readonly policy: string };
    const publish = (alarm: string) => ({
      principal: 'cloudwatch.amazonaws.com',
      action: 'sns:Publish',
      resource: arn,
      context: {
        'aws:SecureTransport': 'true',
        'aws:SourceAccount': '111122223333',
        'aws:SourceArn': `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${alarm}`,
      },
    });
    expect(isAllowed(policy, undefined, publish('test-app-unknown-model-reader'))).toBe(true);
    expect(isAllowed(policy, undefined, publish('other'))).toBe(false);
  });
});

const stores: [string, () => IModelStore][] = [
  ['owned', () => owned()],
  [
    'that exists',
    () => ModelStore.fromAttributes({ bucketName: 'test-app-models-111122223333', region: 'eu-west-1', keyArn }),
  ],
];

describe.each(stores)('a store %s', (_, store) => {
  it('says where a version is', () => {
    expect(store().modelUri('resnet', 7)).toBe('s3://test-app-models-111122223333/resnet/7');
  });

  it.each([
    ['a version of zero', 'resnet', 0, 'version is 0: use a positive integer'],
    ['a fraction', 'resnet', 1.5, 'version is 1.5'],
    ['what is no number', 'resnet', Number.NaN, 'use a positive integer'],
    ['a path for a name', '../resnet', 1, 'model is "../resnet": name a model'],
    ['a name of 49 characters', 'a'.repeat(49), 1, 'name a model with 1 to 48'],
  ])('refuses %s', (__, model, version, message) => {
    expect(() => store().modelUri(model, version)).toThrow(message);
  });

  it('says what reads a model and no other, also of one that came later', () => {
    const resources = store()
      .readerStatements('gpt')
      .map(({ Resource }) => Resource);
    expect(resources.slice(0, 2)).toEqual([
      'arn:aws:s3:::test-app-models-111122223333/gpt/*',
      'arn:aws:s3:::test-app-models-111122223333',
    ]);
    expect(() => store().readerStatements('../gpt')).toThrow('model is "../gpt": name a model');
  });
});

describe('ModelStore', () => {
  it('makes a policy for publishers alone: what permits to read is the role of its reader', () => {
    expect(theOnly(IamPolicy, stack)).toMatchObject({ name: 'test-app-publish-models' });
  });

  it('does not know which models there are', () => {
    expect(JSON.stringify(synthStore({ readers: {} }))).not.toMatch(/resnet|bert/);
  });

  it('takes an undefined option for one that is left out', () => {
    const undefinedOptions = {
      readers: undefined,
      alarmEmails: undefined,
      logDays: undefined,
      destroyProtection: undefined,
    };
    expect(synthStore(undefinedOptions)).toEqual(synthStore({ readers: {} }));
  });

  it.each([
    ['cn-north-1', 'aws-cn', 's3.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 's3.us-gov-west-1.amazonaws.com'],
  ])('writes ARNs and host names of the partition of %s', (region, partition, s3Service) => {
    const arn = (name: string) => `arn:${partition}:iam::111122223333:role/${name}`;
    const text = JSON.stringify(
      synthStore({ region, publishers: [arn('p')], administrators: [arn('a')], readers: { resnet: [arn('r')] } })
        .resource,
    );
    expect(text).toContain(s3Service);
    expect(text).not.toContain('arn:aws:');
  });

  it('stops with every problem, and makes nothing', () => {
    expect(() => synthStore({ publishers: [], s3EndpointId: 'x' })).toThrow(
      /test\/Models is misconfigured:\n {2}s3EndpointId is "x"[^]*publishers is \[\]/,
    );
  });

  it('refuses attributes that are none', () => {
    expect(() => ModelStore.fromAttributes({ bucketName: 'B', region: 'mars', keyArn: 'alias/x' })).toThrow(
      /bucketName is "B"[^]*region is "mars"[^]*keyArn is "alias\/x"/,
    );
  });
});

function owned(change = {}): ModelStore {
  const made: ModelStore[] = [];
  synth((scope) => made.push(new ModelStore(scope, 'Models', storeProps(change))));
  const [store] = made;
  if (!store) throw new Error('no store was made');
  return store;
}
