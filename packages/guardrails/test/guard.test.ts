import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { App, TerraformStack } from 'cdktf';

import { exempt, findings, guard, type Rule } from '../src';
import { aFewRules, expires } from './stacks';

const wide: Rule = {
  id: 'bucket-named',
  severity: 'warning',
  what: 'Every bucket has a name',
  why: 'names are found in logs',
  source: 'this test',
  check: (stack) =>
    stack.ofType('aws_s3_bucket').map((resource) => ({ resource, what: 'has no name', fix: 'name it' })),
};

let outdir: string;
beforeEach(() => (outdir = mkdtempSync(join(tmpdir(), 'guard-'))));
afterEach(() => rmSync(outdir, { recursive: true }));

function stackIn(app: App, name: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  return stack;
}

/** A bucket as it should be, by constructs, so that cdktf's real JSON is judged. */
function addGoodBucket(stack: TerraformStack, algorithm: 'AES256' | 'aws:kms' = 'aws:kms'): S3Bucket {
  const bucket = new S3Bucket(stack, 'Bucket', { bucket: 'models-111122223333' });
  const kmsMasterKeyId = algorithm === 'AES256' ? undefined : new KmsKey(stack, 'Key', { enableKeyRotation: true }).arn;
  const byDefault = { sseAlgorithm: algorithm, kmsMasterKeyId };
  new S3BucketServerSideEncryptionConfigurationA(stack, 'Encryption', {
    bucket: bucket.id,
    rule: [{ applyServerSideEncryptionByDefault: byDefault }],
  });
  const { json: policy } = new DataAwsIamPolicyDocument(stack, 'Tls', {
    statement: [
      {
        effect: 'Deny',
        principals: [{ type: '*', identifiers: ['*'] }],
        actions: ['s3:*'],
        resources: [bucket.arn, `${bucket.arn}/*`],
        condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
      },
    ],
  });
  new S3BucketPolicy(stack, 'Policy', { bucket: bucket.id, policy });
  return bucket;
}

function written(stack: string): boolean {
  return existsSync(join(outdir, 'stacks', stack, 'cdk.tf.json'));
}

describe('guard', () => {
  it('lets an app pass whose stacks hold every rule', () => {
    const app = new App({ outdir });
    addGoodBucket(stackIn(app, 'models'));
    guard(app, aFewRules);
    app.synth();
    expect(written('models')).toBe(true);
  });

  it('fails synth with every finding of every stack, before any stack is written', () => {
    const app = new App({ outdir });
    stackIn(app, 'network');
    new S3Bucket(stackIn(app, 'models'), 'Bucket', {});
    const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] });
    new IamPolicy(stackIn(app, 'serving'), 'Policy', { policy });
    guard(app, aFewRules);
    expect(() => app.synth()).toThrow(
      /guardrails: 3 findings.*\n +models\/Bucket \(aws_s3_bucket\.Bucket\): has no default.*\n.*bucket-tls-only\]\n +serving\/Policy .* allows s3:\* on \*/,
    );
    expect(['network', 'models', 'serving'].filter(written)).toEqual([]);
  });

  it('sees a stack and a resource that are defined after it', () => {
    const app = new App({ outdir });
    stackIn(app, 'network');
    guard(app, aFewRules);
    new S3Bucket(stackIn(app, 'late'), 'Bucket', {});
    expect(() => app.synth()).toThrow('late/Bucket (aws_s3_bucket.Bucket)');
    expect(written('network')).toBe(false);
  });

  it('writes warnings into the manifest, at their construct, and goes on', () => {
    const app = new App({ outdir });
    addGoodBucket(stackIn(app, 'models'));
    guard(app, [wide]);
    app.synth();
    const manifest: unknown = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    const annotation = {
      constructPath: 'models/Bucket',
      level: '@cdktf/warn',
      message: 'models/Bucket (aws_s3_bucket.Bucket): has no name; name it [bucket-named]',
    };
    expect(manifest).toMatchObject({ stacks: { models: { annotations: [annotation] } } });
  });

  it('refuses an app without stacks, and one that skips validations', () => {
    expect(() => guard(new App({ outdir }))).toThrow('stacks is []: call guard(app) after the stacks are defined');
    const app = new App({ outdir, skipValidation: true });
    stackIn(app, 'network');
    expect(() => guard(app)).toThrow('skipValidation is true: leave it out');
  });
});

describe('exempt', () => {
  const reason = 'AWS delivers S3 server access logs only to buckets with SSE-S3';

  it('sets one rule aside for one resource, and says so in the synthesized stack', () => {
    const app = new App({ outdir });
    exempt(addGoodBucket(stackIn(app, 'logs'), 'AES256'), 'bucket-own-key', { reason, expires });
    guard(app, aFewRules);
    app.synth();
    const stack: unknown = JSON.parse(readFileSync(join(outdir, 'stacks', 'logs', 'cdk.tf.json'), 'utf8'));
    expect(stack).toMatchObject({
      '//': { exemptions: { aws_s3_bucket: { Bucket: { 'bucket-own-key': { reason, expires } } } } },
    });
    expect(findings(stack, aFewRules)).toEqual([]);
  });

  it('takes several, of resources and data sources', () => {
    const app = new App({ outdir });
    const stack = stackIn(app, 'logs');
    exempt(addGoodBucket(stack, 'AES256'), 'bucket-own-key', { reason, expires });
    const document = new DataAwsIamPolicyDocument(stack, 'Wide', {
      statement: [{ actions: ['s3:*'], resources: ['*'] }],
    });
    exempt(document, 'iam-wildcard-write', { reason: 'of another account', expires });
    guard(app, aFewRules);
    expect(() => app.synth()).not.toThrow();
  });

  it('fails synth when the resource holds the rule anyway', () => {
    const app = new App({ outdir });
    exempt(addGoodBucket(stackIn(app, 'models')), 'bucket-own-key', { reason, expires });
    guard(app, aFewRules);
    expect(() => app.synth()).toThrow(
      'models/Bucket (aws_s3_bucket.Bucket): its exemption from bucket-own-key is unused; remove the exemption',
    );
  });

  it('refuses an empty reason at once', () => {
    const bucket = new S3Bucket(stackIn(new App({ outdir }), 'logs'), 'Bucket', {});
    expect(() => exempt(bucket, 'bucket-own-key', { reason: ' ', expires })).toThrow(
      'logs/Bucket is misconfigured:\n  reason is " ": say why bucket-own-key',
    );
    expect(() => exempt(bucket, 'bucket-own-key', { reason, expires: 'next year' })).toThrow('expires is "next year"');
  });
});
