import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';

import { synth, theOnly } from '@spot-serving/testkit';

import { StateBucket, stateBucketProblems, type StateBucketProps } from '../src';

const props: StateBucketProps = {
  bucketName: 'states-111122223333',
  region: 'eu-west-1',
  account: '111122223333',
  administrators: ['arn:aws:iam::111122223333:role/admin'],
};

describe('the bucket of the states', () => {
  const stack = synth((scope) => new StateBucket(scope, 'States', props));

  it('keeps every version, under a key of its own, and blocks keys that clients bring', () => {
    expect(theOnly(S3BucketVersioningA, stack)).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
    expect(theOnly(S3BucketServerSideEncryptionConfigurationA, stack)).toMatchObject({
      rule: [
        { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' }, blocked_encryption_types: ['SSE-C'] },
      ],
    });
    expect(theOnly(S3BucketLifecycleConfiguration, stack)).toMatchObject({
      rule: expect.arrayContaining([
        expect.objectContaining({
          noncurrent_version_expiration: [{ noncurrent_days: 365, newer_noncurrent_versions: 50 }],
        }),
      ]),
    });
  });

  it('cannot be destroyed by mistake, and neither can its key', () => {
    expect(theOnly(S3Bucket, stack)).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(theOnly(KmsKey, stack)).toMatchObject({ lifecycle: { prevent_destroy: true } });
  });

  it('refuses requests without TLS, readers of other accounts, and to lose a version or itself', () => {
    const { policy } = theOnly(S3BucketPolicy, stack) as { readonly policy: string };
    const statements = (JSON.parse(policy) as { readonly Statement: readonly object[] }).Statement;
    expect(statements).toEqual([
      expect.objectContaining({ Sid: 'TlsOnly', Effect: 'Deny' }),
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:GetObject*',
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } },
      }),
      expect.objectContaining({ Effect: 'Deny', Action: 's3:DeleteObjectVersion' }),
      expect.objectContaining({ Effect: 'Deny', Action: 's3:DeleteBucket' }),
    ]);
  });

  it.each<[string, Partial<StateBucketProps>, string]>([
    ['a name that S3 refuses', { bucketName: 'States' }, 'bucketName'],
    ['a region that is none', { region: 'Ireland' }, 'region'],
    ['an account that is none', { account: 'mine' }, 'account'],
    ['nobody who administers the key', { administrators: [] }, 'administrators'],
    [
      'an administrator of another account',
      { administrators: ['arn:aws:iam::999988887777:role/admin'] },
      'administrators[0]',
    ],
  ])('is refused with %s', (_, change, path) => {
    expect(stateBucketProblems({ ...props, ...change }).map((problem) => problem.path)).toEqual([path]);
  });
});
