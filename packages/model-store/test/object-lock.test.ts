import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';

import { describeProblem } from '@spot-serving/core';
import { resourcesOf, theOnly } from '@spot-serving/testkit';

import { modelStoreProblems } from '../src';
import { policyOf, resourceOf, role, storeProps, synthStore } from './a-model-store';
import { isAllowed, refusals } from './policy-evaluation';

const objectLock = { mode: 'GOVERNANCE', days: 30 } as const;
const locked = synthStore({ objectLock });
const resource = 'arn:aws:s3:::test-app-models-111122223333/resnet/7/saved_model.pb';
const context = { 'aws:SecureTransport': 'true', 's3:ObjectCreationOperation': 'true', 's3:if-none-match': '*' };
const policy = (store: typeof locked) => policyOf(store, S3BucketPolicy, 'Models_Bucket');

describe('a store whose objects S3 locks', () => {
  it('locks what is published, once the bucket keeps versions, and leaves the bucket as it is', () => {
    expect(theOnly(S3BucketObjectLockConfigurationA, locked)).toMatchObject({
      rule: { default_retention: { mode: 'GOVERNANCE', days: 30 } },
      depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\.Models_Bucket/)],
    });
    for (const bucket of Object.values(resourcesOf(S3Bucket, locked))) {
      expect(bucket).not.toHaveProperty('object_lock_enabled');
    }
  });

  it('locks no logs: S3 delivers none into such a bucket', () => {
    expect(Object.keys(resourcesOf(S3BucketObjectLockConfigurationA, locked))).toEqual([
      expect.stringContaining('Models_Bucket'),
    ]);
  });

  it.each(['s3:BypassGovernanceRetention', 's3:PutObjectRetention', 's3:PutObjectLegalHold'])(
    'refuses %s to publishers and administrators, so that no lock is lifted, and none made that nobody asked for',
    (action) => {
      for (const principal of [role('publisher'), role('platform-admin')]) {
        expect(refusals(policy(locked), { principal, action, resource, context })).toContain('KeepLocks');
      }
    },
  );

  it('takes what is published, without another right', () => {
    const request = { principal: role('publisher'), action: 's3:PutObject', resource, context };
    expect(isAllowed(policy(locked), policyOf(locked, IamPolicy, 'PublisherPolicy'), request)).toBe(true);
  });

  it('lets go of locks by those who may, once it is to be retired', () => {
    const retired = policy(synthStore({ objectLock, destroyProtection: false }));
    const request = { principal: role('platform-admin'), action: 's3:BypassGovernanceRetention', resource, context };
    expect(refusals(retired, request)).toEqual([]);
  });

  it('is copied with its locks, which takes two rights more, and no copy without', () => {
    const replicateTo = [{ bucketName: 'there-models-111122223333', region: 'us-east-1', keyAlias: 'there-models' }];
    const rights = (store: typeof locked) => String(resourceOf(store, IamRolePolicy, 'Replication_Rights').policy);
    for (const action of ['s3:GetObjectRetention', 's3:GetObjectLegalHold']) {
      expect(rights(synthStore({ objectLock, replicateTo }))).toContain(action);
      expect(rights(synthStore({ replicateTo }))).not.toContain(action);
    }
  });

  it.each([
    [{ mode: 'GOVERNANCE', days: 0 }, 'objectLock.days'],
    [{ mode: 'GOVERNANCE', days: 1.5 }, 'objectLock.days'],
    [{ mode: 'GOVERNANCE', days: 36_501 }, 'objectLock.days'],
    [{ mode: 'compliance', days: 1 }, 'objectLock.mode'],
  ])('is not locked by %j', (wrong, path) => {
    const problems = modelStoreProblems(storeProps({ objectLock: wrong as never }));
    expect(problems.map(({ path: at }) => at)).toEqual([path]);
    expect(problems.map(describeProblem).join()).toMatch(/use (1 to 36500 days|GOVERNANCE)/);
  });
});

describe('a store without', () => {
  it('has no lock, and the policy that it had', () => {
    const plain = synthStore();
    expect(resourcesOf(S3BucketObjectLockConfigurationA, plain)).toEqual({});
    expect(policy(plain)).not.toContain('KeepLocks');
  });
});
