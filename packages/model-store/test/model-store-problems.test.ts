import { Lazy } from 'cdktf';

import { describeProblem } from '@spot-serving/core';

import { modelStoreProblems, type ModelStoreProps } from '../src';
import { role, storeProps } from './a-model-store';

const problemsOf = (change: Partial<ModelStoreProps>) => modelStoreProblems(storeProps(change)).map(describeProblem);
const roles = (count: number, name: string) => Array.from({ length: count }, (_, index) => role(`${name}-${index}`));

describe('modelStoreProblems', () => {
  it.each<[string, Partial<ModelStoreProps>]>([
    ['the least', { readers: undefined }],
    ['a model without readers yet', { readers: { resnet: [] } }],
    ['one role for several models', { readers: { a: [role('serving')], b: [role('serving')] } }],
    ['a role with a path', { publishers: [role('ci/team/publisher')] }],
    ['an endpoint known at apply', { s3EndpointId: Lazy.stringValue({ produce: () => 'vpce-1' }) }],
    ['China', inPartition('cn-north-1', 'aws-cn')],
    ['GovCloud', inPartition('us-gov-west-1', 'aws-us-gov')],
  ])('finds nothing wrong with %s', (_, change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it.each<[string, Partial<ModelStoreProps>, string]>([
    [
      'a name that SNS would refuse',
      { name: 'my.app' },
      'name is "my.app": use at most 52 letters, digits and single hyphens between them',
    ],
    ['a name that is too long for its roles', { name: 'a'.repeat(53) }, 'use at most 52 letters'],
    ['a bucket name with capitals', { bucketName: 'Models' }, 'bucketName is "Models": use lower-case letters'],
    ['a log bucket name that is too short', { logBucketName: 'l' }, 'logBucketName is "l"'],
    [
      'one bucket for both',
      { logBucketName: 'test-app-models-111122223333' },
      'name another bucket than the models have',
    ],
    ['no region', { region: 'europe' }, 'region is "europe": name an AWS region'],
    ['a region of an isolated cloud', { region: 'us-iso-east-1' }, 'region is "us-iso-east-1": name an AWS region'],
    ['an account with hyphens', { account: '1111-2222-3333' }, 'account is "1111-2222-3333": write the twelve digits'],
    [
      'an endpoint of another kind',
      { s3EndpointId: 'vpc-0123456789abcdef0' },
      's3EndpointId is "vpc-0123456789abcdef0": give the id of the S3 gateway endpoint',
    ],
    ['no publisher', { publishers: [] }, 'publishers is []: name at least one role that uploads models'],
    [
      'no administrator',
      { administrators: [] },
      'administrators is []: name at least one role that administers the keys',
    ],
    [
      'a user as publisher',
      { publishers: ['arn:aws:iam::111122223333:user/ann'] },
      'publishers[0] is "arn:aws:iam::111122223333:user/ann": write the ARN of an IAM role',
    ],
    [
      'a session as reader',
      { readers: { resnet: ['arn:aws:sts::111122223333:assumed-role/x/y'] } },
      'readers.resnet[0] is',
    ],
    [
      'a pattern as reader',
      { readers: { resnet: [role('*')] } },
      'write the ARN of an IAM role (not of a user, a session or a pattern)',
    ],
    [
      'a role known only at apply',
      { publishers: [Lazy.stringValue({ produce: () => role('x') })] },
      'write the ARN of an IAM role',
    ],
    [
      'a role of another account',
      { publishers: ['arn:aws:iam::999999999999:role/x'] },
      'name a role of account 111122223333',
    ],
    [
      'a role of another partition',
      { administrators: ['arn:aws-cn:iam::111122223333:role/x'] },
      'write arn:aws:, the partition of eu-west-1',
    ],
    [
      'a role named twice',
      { publishers: [role('x'), role('x')] },
      'publishers[1] is "arn:aws:iam::111122223333:role/x": listed before',
    ],
    [
      'a publisher as reader',
      { publishers: [role('x')], readers: { resnet: [role('x')] } },
      'readers.resnet is "arn:aws:iam::111122223333:role/x": name another role, or take it out of publishers',
    ],
    ['a model named with capitals', { readers: { ResNet: [] } }, 'readers.ResNet is "ResNet": name a model'],
    ['a model named with a slash', { readers: { 'a/b': [] } }, 'name a model with 1 to 48'],
    ['what is no address', { alarmEmails: ['oncall'] }, 'alarmEmails[0] is "oncall": write an e-mail address'],
    ['an address twice', { alarmEmails: ['a@b.co', 'a@b.co'] }, 'alarmEmails[1] is "a@b.co": listed before'],
    ['a retention that CloudWatch has not', { logDays: 100 }, 'logDays is 100: use a retention of CloudWatch Logs'],
    ['no retention at all', { logDays: 0 }, 'logDays is 0'],
  ])('names %s, with its path, value and fix', (_, change, expected) => {
    expect(problemsOf(change)).toEqual([expect.stringContaining(expected)]);
  });

  /** How many have room by what a problem says. */
  const roomIn = ([problem = '']: readonly string[]): number =>
    Number(/the first (\d+) of them have room/.exec(problem)?.[1]);

  it('refuses more roles than the pattern of the alarm can hold, says by how much, and takes as many as it says', () => {
    const found = problemsOf({ readers: { resnet: roles(40, 'resnet-serving') } });
    expect(found).toEqual([
      expect.stringMatching(
        /^readers is "41 roles": the alarm's pattern has 1\d{3} characters of 1024, and the first \d\d of them have room: shorten role names, let models share a reader role, or name fewer/,
      ),
    ]);
    const readers = roomIn(found) - 1;
    expect(problemsOf({ readers: { resnet: roles(readers, 'resnet-serving') } })).toEqual([]);
    expect(problemsOf({ readers: { resnet: roles(readers + 1, 'resnet-serving') } })).toHaveLength(1);
  });

  it('refuses more models than the bucket policy can hold, and takes as many as it says', () => {
    const models = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`model-${index}`, [role('serving')]]));
    const found = problemsOf({ readers: models(90) });
    expect(found).toEqual([
      expect.stringMatching(
        /^readers is "90 models": the bucket policy has \d+ bytes of 20480, and the first \d\d of them/,
      ),
    ]);
    expect(problemsOf({ readers: models(roomIn(found)) })).toEqual([]);
    expect(problemsOf({ readers: models(roomIn(found) + 1) })).toHaveLength(1);
  });

  it('reports everything at once', () => {
    const wrong = storeProps({ name: '', account: '', publishers: [], alarmEmails: ['x'], logDays: -1 });
    expect(modelStoreProblems(wrong).map(({ path }) => path)).toEqual([
      'name',
      'account',
      'publishers',
      'alarmEmails[0]',
      'logDays',
    ]);
  });
});

function inPartition(region: string, partition: string): Partial<ModelStoreProps> {
  const arn = (name: string) => `arn:${partition}:iam::111122223333:role/${name}`;
  return {
    region,
    publishers: [arn('publisher')],
    administrators: [arn('admin')],
    readers: { resnet: [arn('reader')] },
  };
}
