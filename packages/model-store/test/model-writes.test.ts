import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';

import { keyArn, policyOf, role, synthStore } from './a-model-store';
import { isAllowed, refusals } from './policy-evaluation';

const stack = synthStore();
const bucketPolicy = policyOf(stack, S3BucketPolicy, 'Models_Bucket');
const publisherPolicy = policyOf(stack, IamPolicy, 'PublisherPolicy');
const resource = 'arn:aws:s3:::test-app-models-111122223333/resnet/7/saved_model.pb';
const otherKey = 'arn:aws:kms:eu-west-1:111122223333:key/99999999-2222-3333-4444-555555555555';

/** Keys of a request that creates an object, as S3 sets them: a header that is not sent has no key. */
const put = { 'aws:SecureTransport': 'true', 's3:ObjectCreationOperation': 'true', 's3:if-none-match': '*' };
const sse = (value: string) => ({ 's3:x-amz-server-side-encryption': value });
const kmsKey = (value: string) => ({ 's3:x-amz-server-side-encryption-aws-kms-key-id': value });

describe("a publisher's PUT", () => {
  const request = (context: Record<string, string>) => ({
    principal: role('publisher'),
    action: 's3:PutObject',
    resource,
    context,
  });

  it.each([
    ['no encryption headers', {}, []],
    ['our key, by ARN', { ...sse('aws:kms'), ...kmsKey(keyArn) }, []],
    ['aws:kms and no key, which S3 would take for its own key', sse('aws:kms'), ['NoAwsManagedKey']],
    ['another key', { ...sse('aws:kms'), ...kmsKey(otherKey) }, ['NoOtherKey']],
    ['our key by its bare id', { ...sse('aws:kms'), ...kmsKey(keyArn.split('/')[1] ?? '') }, ['NoOtherKey']],
    ['another key and no algorithm', kmsKey(otherKey), ['NoOtherKey']],
    ['AES256', sse('AES256'), ['NoOtherAlgorithm', 'NoAwsManagedKey']],
    ['AES256 beside our key', { ...sse('AES256'), ...kmsKey(keyArn) }, ['NoOtherAlgorithm']],
    ['two layers under our key', { ...sse('aws:kms:dsse'), ...kmsKey(keyArn) }, ['NoOtherAlgorithm']],
    ['a key of the customer', { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' }, ['NoCustomerKey']],
  ])('with %s: refused by %j', (_, headers, expected) => {
    expect(refusals(bucketPolicy, request({ ...put, ...headers }))).toEqual(expected);
    expect(isAllowed(bucketPolicy, publisherPolicy, request({ ...put, ...headers }))).toBe(expected.length === 0);
  });

  it('without If-None-Match is refused, for it could overwrite', () => {
    expect(
      refusals(bucketPolicy, request({ 'aws:SecureTransport': 'true', 's3:ObjectCreationOperation': 'true' })),
    ).toEqual(['WriteOnce']);
  });

  it('may start a multipart upload and send parts, which take no condition', () => {
    expect(
      isAllowed(
        bucketPolicy,
        publisherPolicy,
        request({ 'aws:SecureTransport': 'true', 's3:ObjectCreationOperation': 'false' }),
      ),
    ).toBe(true);
  });
});

describe('writes by others', () => {
  it.each([
    's3:PutObject',
    's3:PutObjectTagging',
    's3:PutObjectRetention',
    's3:AbortMultipartUpload',
    's3:ReplicateObject',
    's3:RestoreObject',
  ])('%s is refused to an administrator', (action) => {
    expect(refusals(bucketPolicy, { principal: role('platform-admin'), action, resource, context: put })).toEqual([
      'WriteAsPublisher',
    ]);
  });

  it('is refused to the service that replicates', () => {
    expect(
      refusals(bucketPolicy, { principal: 's3.amazonaws.com', action: 's3:ReplicateObject', resource, context: put }),
    ).toEqual(['WriteAsPublisher']);
  });
});

describe('deletes', () => {
  const remove = (principal: string, action: string) => ({ principal, action, resource, context: put });

  it.each([
    ['publisher', 's3:DeleteObject'],
    ['publisher', 's3:DeleteObjectVersion'],
    ['platform-admin', 's3:DeleteObject'],
    ['platform-admin', 's3:DeleteObjectVersion'],
  ])('%s: %s is refused, so a version stays what it is', (name, action) => {
    expect(refusals(bucketPolicy, remove(role(name), action))).toEqual(['NoDeletes']);
  });

  it('are left to IAM while the store is being retired, and are still not in the policy of publishers', () => {
    const retired = synthStore({ destroyProtection: false });
    const policy = policyOf(retired, S3BucketPolicy, 'Models_Bucket');
    expect(refusals(policy, remove(role('platform-admin'), 's3:DeleteObjectVersion'))).toEqual([]);
    expect(
      isAllowed(policy, policyOf(retired, IamPolicy, 'PublisherPolicy'), remove(role('publisher'), 's3:DeleteObject')),
    ).toBe(false);
  });
});
