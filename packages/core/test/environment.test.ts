import fc from 'fast-check';

import {
  checkEnvironment,
  describeProblem,
  type Environment,
  environmentProblems,
  MisconfigurationError,
} from '../src';
import { someEnvironment } from './some-environment';
import { someVersions } from './some-versions';

const good: Environment = { ...someEnvironment, versions: someVersions() };

const described = (environment: unknown) => environmentProblems(environment).map(describeProblem);

/** Each wrong environment, and for each of its problems the path, value and fix that must be named. */
const wrong: readonly [string, unknown, readonly RegExp[]][] = [
  ['nothing at all', undefined, [/^environment is missing: write an object with name, region/]],
  [
    'an empty object',
    {},
    [
      /^name is missing: .*3 to 28/,
      /^region is missing/,
      /^account is missing/,
      /^tier is missing/,
      /^administrators is missing/,
      /^state is missing/,
      /^network is missing/,
      /^cluster is missing/,
      /^models is missing/,
    ],
  ],
  [
    'a name and a region of the wrong form',
    { ...good, name: 'Dev', region: 'Ireland' },
    [/^name is "Dev": use 3 to 28/, /^region is "Ireland": name an AWS region/],
  ],
  ['a name that is too long', { ...good, name: 'a'.repeat(29) }, [/^name is "a+": use 3 to 28/]],
  [
    'an account as a number',
    { ...good, account: 111122223333 },
    [/^account is 111122223333: write the twelve digits .* as a string/],
  ],
  ['an unknown tier', { ...good, tier: 'production' }, [/^tier is "production": use dev, staging or prod/]],
  ['no administrator', { ...good, administrators: [] }, [/^administrators is \[\]: name at least one role/]],
  [
    'a user as administrator',
    { ...good, administrators: ['arn:aws:iam::111122223333:user/me'] },
    [/^administrators\[0\] is "arn.*user\/me": write the ARN of an IAM role/],
  ],
  [
    'a state bucket with dots',
    { ...good, state: { bucket: 'my.states' } },
    [/^state\.bucket is "my\.states": use 3 to 63/],
  ],
  [
    'a misspelt field',
    { ...good, network: { ...good.network, zone: 3 } },
    [/^network\.zone is 3: remove it or correct its name; known here: cidr/],
  ],
  [
    'a block that is no CIDR',
    { ...good, network: { cidr: '10.0.0.0' } },
    [/^network\.cidr is "10\.0\.0\.0": write an IPv4 block/],
  ],
  [
    'a block too small for pods',
    { ...good, network: { cidr: '10.0.0.0/24' } },
    [/^network\.cidr is "10\.0\.0\.0\/24": too small for pods/],
  ],
  [
    'a block of public addresses larger than a VPC',
    { ...good, network: { cidr: '8.0.0.0/8' } },
    [/^network\.cidr is "8\.0\.0\.0\/8": too large/, /use a private range/],
  ],
  [
    'overlap with another app',
    { ...good, network: { cidr: '10.0.0.0/16', otherCidrs: { office: '10.0.128.0/24' } } },
    [/^network\.cidr is "10\.0\.0\.0\/16": overlaps 10\.0\.128\.0\/24 of office/],
  ],
  [
    'zones, NAT and retention that do not exist',
    { ...good, network: { cidr: '10.0.0.0/16', zones: 4, nat: 'two', flowLogDays: 10 } },
    [
      /^network\.zones is 4: use 2 or 3/,
      /^network\.nat is "two": use none, single/,
      /^network\.flowLogDays is 10: use a retention/,
    ],
  ],
  [
    'a reader that is no role, of a model with a wrong name',
    { ...good, models: { ...good.models, readers: { ResNet: [], bert: ['me'] } } },
    [/^models\.readers\.ResNet is "ResNet": name a model/, /^models\.readers\.bert\[0\] is "me": write the ARN/],
  ],
  [
    'nobody who uploads',
    { ...good, models: { publishers: [] } },
    [/^models\.publishers is \[\]: name at least one role that uploads/],
  ],
  [
    'roles of another account, of another partition, and twice',
    {
      ...good,
      administrators: ['arn:aws:iam::999999999999:role/a', 'arn:aws-cn:iam::111122223333:role/b'],
      models: { publishers: ['arn:aws:iam::111122223333:role/c', 'arn:aws:iam::111122223333:role/c'] },
    },
    [
      /^administrators\[0\] .*: name a role of account 111122223333/,
      /^administrators\[1\] .*: write arn:aws:, the partition of eu-west-1/,
      /^models\.publishers\[1\] .*: listed before: remove it/,
    ],
  ],
  [
    'a region of a cloud whose names are not known',
    { ...good, region: 'us-iso-east-1' },
    [/^region is "us-iso-east-1": name an AWS region/],
  ],
  [
    'our own tags, and tags that AWS refuses',
    { ...good, tags: { app: 'x', 'aws:team': 'y', 'cost#': 'z' } },
    [
      /^tags\.app is "x": remove it; app, tier/,
      /^tags\["aws:team"\] is "y": use 1 to 128/,
      /^tags\["cost#"\] is "z": use 1 to 128/,
    ],
  ],
];

describe('checkEnvironment', () => {
  it.each(wrong)('reports %s with path, value and fix', (_, environment, expected) => {
    const lines = described(environment);
    expect(lines).toHaveLength(expected.length);
    for (const line of expected) expect(lines).toContainEqual(expect.stringMatching(line));
  });

  it('reports problems of every section at once', () => {
    expect(described({ ...good, region: 'x', state: {}, network: { cidr: '10.0.0.0/30' } })).toEqual([
      expect.stringMatching(/^region/),
      expect.stringMatching(/^state\.bucket is missing/),
      expect.stringMatching(/^network\.cidr .* too small/),
    ]);
  });

  it('throws one error that names the environment', () => {
    expect(() => checkEnvironment({ ...good, tier: 'x' })).toThrow(MisconfigurationError);
    expect(() => checkEnvironment({ ...good, tier: 'x' })).toThrow(
      /^environment "dev-eu-west-1" is misconfigured:\n {2}tier is "x"/,
    );
  });

  it('skips the block that carries its own name among the other networks', () => {
    expect(
      described({ ...good, network: { cidr: '10.0.0.0/16', otherCidrs: { 'dev-eu-west-1': '10.0.0.0/16' } } }),
    ).toEqual([]);
  });

  it('never throws anything but its own error, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (environment) => {
        expect(environmentProblems(environment).length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['dev', { zones: 2, nat: 'single', flowLogDays: 0 }],
    ['staging', { zones: 2, nat: 'single', flowLogDays: 0 }],
    ['prod', { zones: 3, nat: 'per-zone', flowLogDays: 365 }],
  ] as const)('gives %s its defaults', (tier, network) => {
    expect(checkEnvironment({ ...good, tier })).toMatchObject({
      tags: {},
      state: { region: 'eu-west-1' },
      network,
      models: { destroyProtection: true },
    });
  });

  it('sends what the model store tells of to whoever hears of the other alarms, unless it names others', () => {
    const alarms = { emails: ['oncall@example.com'] };
    expect(checkEnvironment({ ...good, alarms }).models.alarmEmails).toEqual(alarms.emails);
    const models = { ...good.models, alarmEmails: ['owners@example.com'] };
    expect(checkEnvironment({ ...good, alarms, models }).models.alarmEmails).toEqual(models.alarmEmails);
  });

  it.each([undefined, {}, { emails: [] }])('refuses production whose alarms nobody hears: %j', (alarms) => {
    const told = environmentProblems({ ...good, tier: 'prod', alarms, versions: someVersions() }).map(describeProblem);
    expect(told).toEqual([expect.stringMatching(/^alarms\.emails is \[\]: name at least one address/)]);
    expect(environmentProblems({ ...good, tier: 'dev', alarms })).toEqual([]);
  });

  it('keeps what was written over a default', () => {
    expect(
      checkEnvironment({ ...good, tier: 'prod', network: { cidr: '10.0.0.0/16', nat: 'none' } }).network,
    ).toMatchObject({ nat: 'none', zones: 3 });
  });
});
