import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';

import { aNetwork, aResolvedEnvironment, resourcesOf, synth, theOnly } from '../src';

describe('theOnly', () => {
  it('gives the one resource of a type as Terraform will read it', () => {
    expect(
      theOnly(
        S3Bucket,
        synth((scope) => new S3Bucket(scope, 'B', { forceDestroy: false })),
      ),
    ).toMatchObject({ force_destroy: false });
  });

  it('refuses none and many', () => {
    expect(() =>
      theOnly(
        S3Bucket,
        synth(() => undefined),
      ),
    ).toThrow('expected one aws_s3_bucket, found 0');
    expect(() =>
      theOnly(
        S3Bucket,
        synth((scope) => {
          new S3Bucket(scope, 'A', {});
          new S3Bucket(scope, 'B', {});
        }),
      ),
    ).toThrow('expected one aws_s3_bucket, found 2');
  });

  it('leaves the many to resourcesOf', () => {
    expect(
      Object.keys(
        resourcesOf(
          S3Bucket,
          synth((scope) => {
            new S3Bucket(scope, 'A', {});
            new S3Bucket(scope, 'B', {});
          }),
        ),
      ),
    ).toEqual(['A', 'B']);
  });
});

describe('fakes', () => {
  it('have as many subnets as zones, and an environment that passes its check', () => {
    const { privateSubnetIds, publicSubnetIds, availabilityZones } = aNetwork();
    expect([privateSubnetIds.length, publicSubnetIds.length]).toEqual([
      availabilityZones.length,
      availabilityZones.length,
    ]);
    expect(aResolvedEnvironment({ name: 'other' }).name).toBe('other');
  });
});
