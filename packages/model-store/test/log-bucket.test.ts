import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';

import { synth, theOnly } from '@spot-serving/testkit';

import { LogBucket, type LogBucketProps } from '../src';
import { policyOf, role, synthStore } from './a-model-store';
import { isAllowed, refusals } from './policy-evaluation';

const bucket = 'arn:aws:s3:::test-app-logs-111122223333';
const props: LogBucketProps = {
  bucketName: 'test-app-logs-111122223333',
  region: 'eu-west-1',
  account: '111122223333',
};
const synthLogs = (change: Partial<LogBucketProps> = {}) =>
  synth((scope) => new LogBucket(scope, 'Logs', { ...props, ...change }));

describe('the writers of the log bucket', () => {
  const policy = policyOf(synthStore(), S3BucketPolicy, 'Models_Logs');
  const tls = { 'aws:SecureTransport': 'true' };
  const s3 = {
    ...tls,
    'aws:SourceArn': 'arn:aws:s3:::test-app-models-111122223333',
    'aws:SourceAccount': '111122223333',
  };
  const trail = { ...tls, 'aws:SourceArn': 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/test-app-model-reads' };
  const trailPut = { ...trail, 's3:x-amz-acl': 'bucket-owner-full-control' };

  it.each<[string, string, string, string, Record<string, string>, boolean]>([
    [
      'S3 for the model bucket',
      'logging.s3.amazonaws.com',
      's3:PutObject',
      'server-access/test-app-models-111122223333/x',
      s3,
      true,
    ],
    ['S3 below another prefix', 'logging.s3.amazonaws.com', 's3:PutObject', 'trail/x', s3, false],
    [
      'S3 for another bucket',
      'logging.s3.amazonaws.com',
      's3:PutObject',
      'server-access/x',
      { ...s3, 'aws:SourceArn': 'arn:aws:s3:::other' },
      false,
    ],
    [
      'S3 for another account',
      'logging.s3.amazonaws.com',
      's3:PutObject',
      'server-access/x',
      { ...s3, 'aws:SourceAccount': '999999999999' },
      false,
    ],
    [
      'S3 without TLS',
      'logging.s3.amazonaws.com',
      's3:PutObject',
      'server-access/x',
      { ...s3, 'aws:SecureTransport': 'false' },
      false,
    ],
    [
      'CloudTrail for our trail',
      'cloudtrail.amazonaws.com',
      's3:PutObject',
      'trail/AWSLogs/111122223333/x',
      trailPut,
      true,
    ],
    [
      'CloudTrail for another trail',
      'cloudtrail.amazonaws.com',
      's3:PutObject',
      'trail/AWSLogs/111122223333/x',
      { ...trailPut, 'aws:SourceArn': 'arn:x' },
      false,
    ],
    [
      'CloudTrail for another account',
      'cloudtrail.amazonaws.com',
      's3:PutObject',
      'trail/AWSLogs/999999999999/x',
      trailPut,
      false,
    ],
    [
      'a load balancer of the account',
      'logdelivery.elasticloadbalancing.amazonaws.com',
      's3:PutObject',
      'load-balancer/AWSLogs/111122223333/x',
      tls,
      true,
    ],
    [
      'a load balancer of another account',
      'logdelivery.elasticloadbalancing.amazonaws.com',
      's3:PutObject',
      'load-balancer/AWSLogs/999999999999/x',
      tls,
      false,
    ],
    [
      'a load balancer into the trail',
      'logdelivery.elasticloadbalancing.amazonaws.com',
      's3:PutObject',
      'trail/AWSLogs/111122223333/x',
      tls,
      false,
    ],
    ['another service', 'config.amazonaws.com', 's3:PutObject', 'server-access/x', s3, false],
    ['a writer that reads', 'logging.s3.amazonaws.com', 's3:GetObject', 'server-access/x', s3, false],
  ])('%s', (_, principal, action, key, context, expected) => {
    expect(isAllowed(policy, undefined, { principal, action, resource: `${bucket}/${key}`, context })).toBe(expected);
  });

  it('let CloudTrail see who owns the bucket', () => {
    expect(
      isAllowed(policy, undefined, {
        principal: 'cloudtrail.amazonaws.com',
        action: 's3:GetBucketAcl',
        resource: bucket,
        context: trail,
      }),
    ).toBe(true);
  });

  it('and nobody else may delete a log before it expires', () => {
    const remove = {
      principal: role('platform-admin'),
      action: 's3:DeleteObjectVersion',
      resource: `${bucket}/trail/x`,
      context: tls,
    };
    expect(refusals(policy, remove)).toEqual(['NoDeletes']);
    expect(refusals(policyOf(synthStore({ destroyProtection: false }), S3BucketPolicy, 'Models_Logs'), remove)).toEqual(
      [],
    );
  });
});

describe('LogBucket', () => {
  it('encrypts by S3 keys, the only default that log delivery can write to', () => {
    expect(theOnly(S3BucketServerSideEncryptionConfigurationA, synthLogs())).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    });
  });

  it('expires logs after a year, and what versions leave behind', () => {
    expect(theOnly(S3BucketLifecycleConfiguration, synthLogs())).toMatchObject({
      rule: [
        { expiration: [{ days: 365 }] },
        { abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
        { noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
        { expiration: [{ expired_object_delete_marker: true }] },
      ],
    });
  });

  it('expires logs after the days asked for', () => {
    expect(theOnly(S3BucketLifecycleConfiguration, synthLogs({ logDays: 90 }))).toMatchObject({
      rule: [{ expiration: [{ days: 90 }] }, {}, {}, {}],
    });
  });

  it('is protected from destroy until told otherwise, and is never emptied', () => {
    expect(theOnly(S3Bucket, synthLogs())).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(theOnly(S3Bucket, synthLogs({ destroyProtection: false }))).toMatchObject({
      lifecycle: { prevent_destroy: false },
    });
    expect(theOnly(S3Bucket, synthLogs())).not.toHaveProperty('force_destroy');
  });

  it('lets in no writer that it was not given', () => {
    const { policy } = theOnly(S3BucketPolicy, synthLogs()) as { readonly policy: string };
    expect([...policy.matchAll(/"Sid":"([^"]*)"/g)].map(([, sid]) => sid)).toEqual([
      'TlsOnly',
      'ReadWithinTheAccount',
      'NoDeletes',
      'LoadBalancerLogs',
    ]);
  });

  it('reports every problem at once', () => {
    expect(() => synthLogs({ bucketName: 'A', account: '1', region: 'nowhere', logDays: 8 })).toThrow(
      /bucketName is "A"[^]*region is "nowhere"[^]*account is "1"[^]*logDays is 8/,
    );
  });
});
