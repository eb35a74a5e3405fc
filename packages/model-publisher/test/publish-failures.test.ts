import { Failure } from '@spot-serving/terraform-runner/program';

import { storeFailure } from '../src/store-client/store-failure';

const error = (name: string, rest: object = {}) => Object.assign(new Error('UnknownError'), { name, ...rest });

describe('what the store refuses is said in one line with what to do', () => {
  it.each([
    [
      'no credentials',
      error('CredentialsProviderError'),
      'no AWS credentials were found: run "aws sso login", or set AWS_PROFILE',
    ],
    ['an expired token', error('ExpiredToken'), 'the AWS credentials have expired: run "aws sso login" again'],
    ['an expired login', error('TokenRefreshRequired'), 'the AWS credentials have expired: run "aws sso login" again'],
    ['no bucket', error('NoSuchBucket'), 'there is no such bucket: check --store'],
    ['no access', error('AccessDenied'), 'access denied: publish with a role named in models.publishers'],
    ['no access, told to HEAD', error('403', { $metadata: { httpStatusCode: 403 } }), 'access denied'],
    ['no network', error('Error', { code: 'ENOTFOUND' }), 'S3 cannot be reached: check the network'],
    ['bytes that changed', error('BadDigest'), 'bytes on the way differ from the file that was checked'],
    ['another publisher', error('ConditionalRequestConflict'), 'somebody else publishes the same file'],
  ])('%s', (_, thrown, said) => {
    const { message, exitCode } = storeFailure(thrown, 's3://models/half/1');
    expect(message).toContain(`s3://models/half/1: ${said}`);
    expect(message).not.toContain('\n');
    expect(exitCode).toBe(1);
  });

  it('no region', () => {
    expect(storeFailure(new Error('Region is missing'), 's3://models').message).toBe(
      'no AWS region: set AWS_REGION, or region in the profile',
    );
  });

  it('keeps the words of an error that nobody foresaw, on one line', () => {
    expect(storeFailure(Object.assign(new Error('first\nsecond'), { name: 'Strange' }), 's3://models').message).toBe(
      's3://models: Strange: first',
    );
  });

  it('leaves a failure as it is', () => {
    const failure = new Failure('taken', 3);
    expect(storeFailure(failure, 's3://models')).toBe(failure);
  });
});
