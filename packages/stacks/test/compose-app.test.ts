import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { anEnvironment } from '@spot-serving/testkit';

/** Runs the fixture app as the cdktf command would, in an empty folder. */
function run(environment: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-compose-'));
  const args = ['--conditions=@spot-serving/source', '--import', 'tsx', join(__dirname, 'fixtures', 'app.ts')];
  const outdir = join(folder, 'cdktf.out');
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: outdir, TEST_ENVIRONMENT: JSON.stringify(environment) },
  });
  const written = existsSync(outdir) ? readdirSync(outdir) : [];
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout, lines: stderr.trimEnd().split('\n'), written };
}

const good = anEnvironment();
const { network, models, state } = good;

/** Wrong environments, each with the first words of every line after the first. */
const wrong: readonly [string, unknown, readonly string[]][] = [
  ['is null', null, ['environment is null:']],
  [
    'is empty',
    {},
    [
      'name is missing:',
      'region is missing:',
      'account is missing:',
      'tier is missing:',
      'administrators is missing:',
      'state is missing:',
      'network is missing:',
      'cluster is missing:',
      'models is missing:',
    ],
  ],
  ['has a name with capitals', { ...good, name: 'Dev' }, ['name is "Dev": use 3 to 28']],
  [
    'has a name that is too long',
    { ...good, name: 'a-very-long-name-for-one-app-x' },
    ['name is "a-very-long-name-for-one-app-x": use 3 to 28'],
  ],
  [
    'has a region and a tier that do not exist',
    { ...good, region: 'Ireland', tier: 'test' },
    ['region is "Ireland": name an AWS region', 'tier is "test": use dev, staging or prod'],
  ],
  [
    'has an account as a number',
    { ...good, account: 111122223333 },
    ['account is 111122223333: write the twelve digits'],
  ],
  [
    'names a user and nobody',
    { ...good, administrators: ['arn:aws:iam::111122223333:user/me', ''] },
    [
      'administrators[0] is "arn:aws:iam::111122223333:user/me": write the ARN',
      'administrators[1] is "": write the ARN',
    ],
  ],
  [
    'sets our tags',
    { ...good, tags: { stack: 'mine', 'aws:x': 'y' } },
    ['tags.stack is "mine": remove it', 'tags["aws:x"] is "y": use 1 to 128'],
  ],
  [
    'has a state bucket that S3 refuses',
    { ...good, state: { ...state, bucket: 'My_States' } },
    ['state.bucket is "My_States": use 3 to 63'],
  ],
  [
    'misspells a field',
    { ...good, network: { ...network, natMode: 'none' } },
    ['network.natMode is "none": remove it or correct its name; known here: cidr'],
  ],
  [
    'has a block that starts inside itself',
    { ...good, network: { cidr: '10.0.0.1/16' } },
    ['network.cidr is "10.0.0.1/16": write an IPv4 block by its first address'],
  ],
  [
    'has a block too small for pods',
    { ...good, network: { cidr: '10.0.0.0/22' } },
    ['network.cidr is "10.0.0.0/22": too small for pods'],
  ],
  [
    'has a public block',
    { ...good, network: { cidr: '20.0.0.0/16' } },
    ['network.cidr is "20.0.0.0/16": use a private range'],
  ],
  [
    'overlaps two other networks',
    {
      ...good,
      network: {
        cidr: '10.0.0.0/16',
        otherCidrs: { prod: '10.0.0.0/16', office: '10.0.4.0/24', elsewhere: '10.1.0.0/16' },
      },
    },
    [
      'network.cidr is "10.0.0.0/16": overlaps 10.0.0.0/16 of prod',
      'network.cidr is "10.0.0.0/16": overlaps 10.0.4.0/24 of office',
    ],
  ],
  [
    'asks for four zones, two gateways and ten days',
    { ...good, network: { ...network, zones: 4, nat: 'two', flowLogDays: 10 } },
    [
      'network.zones is 4: use 2 or 3',
      'network.nat is "two": use none, single',
      'network.flowLogDays is 10: use a retention',
    ],
  ],
  [
    'misnames a model and its readers',
    { ...good, models: { ...models, readers: { 'Res Net': [], bert: ['me'] } } },
    ['models.readers.bert[0] is "me": write the ARN', 'models.readers["Res Net"] is "Res Net": name a model'],
  ],
];

describe('composeApp', () => {
  it.each(wrong)(
    'refuses an environment that %s, with every problem and nothing written',
    (_, environment, expected) => {
      const { status, stdout, lines, written } = run(environment);
      const [headline, ...problems] = lines;
      expect({ status, stdout, written }).toEqual({ status: 2, stdout: '', written: [] });
      expect(headline).toMatch(/^environment( ".*")? is misconfigured:$/);
      expect(problems.map((problem, index) => problem.trim().slice(0, expected[index]?.length))).toEqual(expected);
    },
  );

  it('synthesizes a right one', () => {
    expect(run(good)).toEqual({ status: 0, stdout: '', lines: [''], written: ['manifest.json', 'stacks'] });
  });
});
