import { bucketEncryption } from '../src/rules/bucket-encryption';
import { bucketOwnKey } from '../src/rules/bucket-own-key';
import { aBucketStack, encryptedWith, wrongs } from './stacks';

const kms = { sse_algorithm: 'aws:kms', kms_master_key_id: '${aws_kms_key.models.arn}' };
const twice = {
  aws_s3_bucket_server_side_encryption_configuration: {
    a: { bucket: '${aws_s3_bucket.models.id}', rule: [{ apply_server_side_encryption_by_default: kms }] },
    b: { bucket: '${aws_s3_bucket.models.id}', rule: [{ apply_server_side_encryption_by_default: kms }] },
  },
};

describe('bucket-encryption', () => {
  it.each([
    ['by its id', '${aws_s3_bucket.models.id}'],
    ['by its bucket attribute', '${aws_s3_bucket.models.bucket}'],
    ['by its name', 'models-111122223333'],
  ])('accepts a companion that means the bucket %s', (_, bucket) => {
    expect(wrongs(bucketEncryption, aBucketStack(encryptedWith(kms, bucket)))).toEqual([]);
  });

  it.each([
    ['no companion', {}, 'has no default encryption in this stack'],
    [
      'a companion of another bucket',
      encryptedWith(kms, '${aws_s3_bucket.models-archive.id}'),
      'has no default encryption in this stack',
    ],
    [
      'a reference that is escaped',
      encryptedWith(kms, '$${aws_s3_bucket.models.id}'),
      'has no default encryption in this stack',
    ],
    ['a companion without an algorithm', encryptedWith({}), 'has no default encryption in this stack'],
    ['two companions', twice, 'has 2 default encryptions'],
  ])('refuses %s', (_, resource, what) => {
    expect(wrongs(bucketEncryption, aBucketStack(resource))).toEqual([what]);
  });

  it('has nothing to say of a stack without buckets', () => {
    expect(wrongs(bucketEncryption, {})).toEqual([]);
  });
});

describe('bucket-own-key', () => {
  const s3Alias = { aws_kms_alias: { s3: { name: 'alias/aws/s3' } } };

  it.each([
    ['a key of the stack', kms],
    ['a key of another stack', { ...kms, kms_master_key_id: '${data.terraform_remote_state.keys.outputs.arn}' }],
    [
      'a key by its ARN',
      { ...kms, kms_master_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    ],
    ['an alias of ours', { ...kms, kms_master_key_id: 'alias/models' }],
    ['two layers', { ...kms, sse_algorithm: 'aws:kms:dsse' }],
  ])('accepts %s', (_, byDefault) => {
    expect(wrongs(bucketOwnKey, aBucketStack(encryptedWith(byDefault)))).toEqual([]);
  });

  it('accepts a block written as an object, as Terraform allows', () => {
    const companion = {
      bucket: '${aws_s3_bucket.models.id}',
      rule: { apply_server_side_encryption_by_default: [kms] },
    };
    const resource = { aws_s3_bucket_server_side_encryption_configuration: { models: companion } };
    expect([bucketOwnKey, bucketEncryption].flatMap((rule) => wrongs(rule, aBucketStack(resource)))).toEqual([]);
  });

  it.each([
    ['a key held by S3', { sse_algorithm: 'AES256' }, 'is encrypted with AES256, for which AWS holds the key'],
    [
      'no key',
      { sse_algorithm: 'aws:kms' },
      'is encrypted with aws:kms but names no key, so AWS uses its own (alias/aws/s3)',
    ],
    [
      'the alias of AWS',
      { ...kms, kms_master_key_id: 'alias/aws/s3' },
      'is encrypted with alias/aws/s3, a key that AWS manages',
    ],
    [
      'the alias of AWS, looked up',
      { ...kms, kms_master_key_id: '${data.aws_kms_alias.s3.target_key_arn}' },
      'is encrypted with ${data.aws_kms_alias.s3.target_key_arn}, a key that AWS manages',
    ],
  ])('refuses %s', (_, byDefault, what) => {
    expect(wrongs(bucketOwnKey, aBucketStack(encryptedWith(byDefault), s3Alias))).toEqual([what]);
  });

  it('leaves a bucket without any default encryption to bucket-encryption', () => {
    expect(wrongs(bucketOwnKey, aBucketStack())).toEqual([]);
  });
});
