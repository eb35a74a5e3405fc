import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import type { TerraformStack } from 'cdktf';

import { addressLines, checkGoldenAddresses, compareAddresses, synth } from '../src';

const app = (define: (scope: TerraformStack) => void) => new Map([['models', synth(define)]]);
const golden = ['models aws_s3_bucket.Models'];

describe('golden addresses', () => {
  it('lists managed resources by stack and address', () => {
    expect(addressLines(app((scope) => new S3Bucket(scope, 'Models', {})))).toEqual(golden);
  });

  it('has nothing to say of what is as it was', () => {
    expect(
      compareAddresses(
        golden,
        app((scope) => new S3Bucket(scope, 'Models', {})),
      ),
    ).toEqual({ lost: [], accepted: golden });
  });

  it('names the moveFromId that keeps a renamed resource', () => {
    expect(
      compareAddresses(
        golden,
        app((scope) => new S3Bucket(scope, 'Bucket', {})),
      ).lost,
    ).toEqual(["models aws_s3_bucket.Models: if it was renamed, call moveFromId('aws_s3_bucket.Models') on Bucket"]);
  });

  it('accepts a rename that says where it came from', () => {
    const stacks = app((scope) => {
      new S3Bucket(scope, 'Bucket', {}).moveFromId('aws_s3_bucket.Models');
    });
    expect(compareAddresses(golden, stacks)).toEqual({ lost: [], accepted: ['models aws_s3_bucket.Bucket'] });
  });

  it('tells a loss without successor to be undone or accepted by hand', () => {
    expect(
      compareAddresses(
        golden,
        app(() => undefined),
      ).lost,
    ).toEqual([expect.stringMatching(/bring it back, or delete its line/)]);
  });
});

describe('checkGoldenAddresses', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'golden-')), 'addresses.golden.txt');
  const two = app((scope) => {
    new S3Bucket(scope, 'Models', {});
    new S3Bucket(scope, 'Logs', {});
  });

  beforeEach(() => {
    writeFileSync(file, `${golden.join('\n')}\n`);
  });
  afterEach(() => {
    delete process.env.UPDATE_GOLDEN;
  });

  it('fails for a new address until it is written down', () => {
    expect(() => {
      checkGoldenAddresses(file, two);
    }).toThrow(/out of date[^]*\+ models aws_s3_bucket\.Logs/);
    process.env.UPDATE_GOLDEN = '1';
    checkGoldenAddresses(file, two);
    expect(readFileSync(file, 'utf8')).toBe('models aws_s3_bucket.Logs\nmodels aws_s3_bucket.Models\n');
  });

  it('never writes a loss away', () => {
    process.env.UPDATE_GOLDEN = '1';
    expect(() => {
      checkGoldenAddresses(
        file,
        app(() => undefined),
      );
    }).toThrow(/would be destroyed/);
    expect(readFileSync(file, 'utf8')).toBe(`${golden.join('\n')}\n`);
  });
});
