import { Testing } from 'cdktf';
import { Construct } from 'constructs';

import {
  bucketName,
  checkEnvironment,
  describeProblem,
  MisconfigurationError,
  nameProblems,
  requireValid,
} from '../src';

describe('nameProblems', () => {
  it.each([
    ['s3-bucket', 'dev-models-111122223333', 0],
    ['s3-bucket', 'a'.repeat(64), 1],
    ['s3-bucket', 'My-Bucket', 1],
    ['s3-bucket', 'ab', 1],
    ['iam-role', 'r'.repeat(64), 0],
    ['iam-role', 'r'.repeat(65), 1],
    ['iam-role', 'a b', 1],
    ['kms-alias', 'dev/models', 0],
    ['kms-alias', 'aws/models', 1],
    ['sqs-queue', 'q.fifo', 1],
    ['alarm', 'a'.repeat(255), 0],
    ['alarm', 'a'.repeat(256), 1],
    ['alarm', 'a*', 1],
    ['dashboard', 'a.b', 1],
    ['sns-topic', 't'.repeat(257), 1],
    ['sns-topic', 't.fifo', 1],
    ['event-rule', 'r'.repeat(64), 0],
    ['event-rule', 'r'.repeat(65), 1],
    ['event-rule', 'a/b', 1],
  ] as const)('%s %p has %p problems', (kind, name, count) => {
    expect(nameProblems(kind, name)).toHaveLength(count);
  });

  it.each([
    ['s3-bucket', 63],
    ['iam-role', 64],
    ['iam-policy', 128],
    ['eks-cluster', 100],
    ['autoscaling-group', 255],
    ['log-group', 512],
    ['sqs-queue', 80],
    ['event-rule', 64],
    ['alarm', 255],
    ['dashboard', 255],
    ['sns-topic', 256],
    ['kms-alias', 250],
  ] as const)('%s has at most %p characters, which an apply would find out half way through', (kind, most) => {
    expect([nameProblems(kind, 'a'.repeat(most)), nameProblems(kind, 'a'.repeat(most + 1))]).toMatchObject([[], [{}]]);
  });

  it('says how long a name is and how long it may be', () => {
    expect(nameProblems('iam-role', 'r'.repeat(65), 'role').map(describeProblem)).toEqual([
      expect.stringMatching(/^role is "r+": has 65 characters; AWS allows 64/),
    ]);
  });
});

describe('describeProblem', () => {
  it.each([
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [3, '3'],
    [null, 'null'],
    ['98', '"98"'],
    [{ min: 1 }, '{"min":1}'],
  ])('shows %p as %s', (value, shown) => {
    expect(describeProblem({ path: 'sizeMiB', value, fix: 'write MiB' })).toBe(`sizeMiB is ${shown}: write MiB`);
  });
});

describe('bucketName', () => {
  it('fits the longest name of an environment', () => {
    const environment = checkEnvironment({
      name: 'a'.repeat(28),
      region: 'eu-west-1',
      account: '111122223333',
      tier: 'dev',
      administrators: ['arn:aws:iam::111122223333:role/admin'],
      state: { bucket: 'states' },
      network: { cidr: '10.0.0.0/16' },
      cluster: { version: '1.35' },
      models: { publishers: ['arn:aws:iam::111122223333:role/publisher'] },
    });
    expect(nameProblems('s3-bucket', bucketName(environment, 'models'))).toEqual([]);
  });
});

describe('requireValid', () => {
  it('stops a construct with its path and every problem', () => {
    const construct = new Construct(Testing.app(), 'Network');
    const problems = [
      { path: 'cidr', value: 'x', fix: 'write a block' },
      { path: 'zones', value: 9, fix: 'use 2 or 3' },
    ];
    expect(() => {
      requireValid(construct, problems);
    }).toThrow(new MisconfigurationError('Network', problems));
    expect(() => {
      requireValid(construct, problems);
    }).toThrow('Network is misconfigured:\n  cidr is "x": write a block\n  zones is 9: use 2 or 3');
  });

  it('lets a right one pass', () => {
    expect(() => {
      requireValid(new Construct(Testing.app(), 'Network'), []);
    }).not.toThrow();
  });
});
