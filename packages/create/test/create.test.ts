import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { Failure } from '@spot-serving/terraform-runner/program';

import { blocksIn, freeBlock } from '../src/addresses';
import { alone } from '../src/alone';
import { writeFiles } from '../src/file-change';
import { parseOptions } from '../src/options';
import { goneApp, newApp, type Wanted } from '../src/plan-app';
import { projectVersions } from '../src/project-versions';
import { regionIn } from '../src/region-in';

const root = join(__dirname, '..', '..', '..');
const nothingElse = { like: undefined, region: undefined, tier: undefined, account: undefined, cidr: undefined };

let project: string;
beforeEach(() => (project = realpathSync(mkdtempSync(join(tmpdir(), 'create-')))));
afterEach(() => rmSync(project, { recursive: true }));

function given(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

/** Every file of the project, with its text. */
const all = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(project, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(project.length + 1), readFileSync(file, 'utf8')]),
  );
const make = (name: string, more: Partial<Wanted> = {}): void =>
  writeFiles(project, newApp(project, { ...nothingElse, ...more, name }, '0.1.0'));
const message = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 2) return error.message;
    throw error;
  }
  return 'not refused';
};

/** An app like ours, with the lists that have it. */
const deployed = {
  'package.json': '{}',
  'apps/addresses.ts':
    "export const addresses = { 'prod-eu-west-1': '10.16.0.0/16', 'office': '10.32.0.0/12' } as const;\n",
  'apps/bootstrap/environment.ts': "  apps: {\n    'prod-eu-west-1': { region: 'eu-west-1' },\n  },\n",
  'apps/bootstrap/test/addresses.golden.txt':
    'bootstrap aws_iam_role.Apply-prod-eu-west-1_EB4E9F09\nbootstrap aws_iam_role.Apply-shop-prod-us-east-1_EB4E9F09\n',
  'apps/prod-eu-west-1/cdktf.json':
    '{ "app": "node main.js", "after": { "app": "dev", "soakMinutes": 30 }, "projectId": "a" }\n',
  'apps/prod-eu-west-1/environment.ts':
    "const account = '111122223333';\nexport const environment = {\n  name: 'prod-eu-west-1', region: 'eu-west-1', account, tier: 'staging',\n  arn: `arn:aws:x:eu-west-1:${account}`,\n  endpoint: { hostName: 'models.prod.example.com', zoneName: 'example.com' },\n};\n",
  'apps/prod-eu-west-1/test/addresses.golden.txt': 'made\n',
  'apps/prod-eu-west-1/test/life.test.ts': 'its own\n',
  'apps/prod-eu-west-1/cdktf.out/manifest.json': '{}',
  'tsconfig.json': '{\n  "references": [\n    {\n      "path": "./apps/prod-eu-west-1"\n    }\n  ]\n}\n',
  '.github/workflows/destroy.yml': 'options: [dev, prod-eu-west-1]\nother: [prod-eu-west-1]\n',
};

describe('an app in an empty folder', () => {
  it('is complete, and its project with it', () => {
    make('shop-eu-central-1', { region: 'eu-central-1' });
    expect(Object.keys(all()).sort()).toEqual([
      '.gitignore',
      'README.md',
      'apps/addresses.ts',
      'apps/shop-eu-central-1/cdktf.json',
      'apps/shop-eu-central-1/environment.ts',
      'apps/shop-eu-central-1/main.ts',
      'apps/shop-eu-central-1/tsconfig.json',
      'package.json',
      'tsconfig.json',
    ]);
  });

  it('has what was asked for', () => {
    make('shop', { region: 'us-east-1', tier: 'staging', account: '444455556666', cidr: '10.7.0.0/16' });
    expect(all()['apps/shop/environment.ts']).toMatch(
      /account = '444455556666'[^]*name: 'shop',\n {2}region: 'us-east-1',[^]*tier: 'staging'/,
    );
    expect(all()['apps/addresses.ts']).toContain("'shop': '10.7.0.0/16'");
  });

  it.each([
    ['eu-west-9', /^region is "eu-west-9": no region with EKS .* near it are eu-west-1, eu-west-2, eu-west-3/],
    ['cn-north-1', /AWS China/],
    ['xx-nowhere-1', /no region with EKS/],
  ])('is not made in %s', (region, said) => {
    expect(message(() => make('shop', { region }))).toMatch(said);
    expect(all()).toEqual({});
  });

  it.each([
    ['eu-west-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('names roles of the partition of %s', (region, partition) => {
    make('shop', { region });
    const [, ...arns] = all()['apps/shop/environment.ts']?.split('`arn:') ?? [];
    expect(arns.map((text) => text.split(':')[0])).toEqual([partition, partition]);
  });

  it('has a host name that no other app has', () => {
    make('shop-eu-west-1', { region: 'eu-west-1' });
    expect(all()['apps/shop-eu-west-1/environment.ts']).toContain("hostName: 'shop-eu-west-1.example.com'");
  });

  it('replaces nothing that is there', () => {
    given({ 'README.md': 'ours', 'tsconfig.json': '{}' });
    expect(message(() => make('shop', { region: 'eu-west-1' }))).toBe(
      'tsconfig.json, README.md would be replaced; begin in an empty folder, or in one with a package.json',
    );
    expect(all()).toEqual({ 'README.md': 'ours', 'tsconfig.json': '{}' });
  });

  it('is joined by a second one, with a block of its own', () => {
    make('shop-eu-west-1', { region: 'eu-west-1' });
    make('shop-eu-central-1', { region: 'eu-central-1' });
    expect([...blocksIn(all()['apps/addresses.ts'] ?? '')]).toEqual([
      ['shop-eu-west-1', '10.16.0.0/16'],
      ['shop-eu-central-1', '10.32.0.0/16'],
    ]);
  });
});

describe('an app like another', () => {
  const like = 'prod-eu-west-1';
  beforeEach(() => given(deployed));

  it('differs in its own name, region, host name, project, and place in the order', () => {
    make('prod-us-east-1', { like, region: 'us-east-1', account: '444455556666' });
    expect(all()['apps/prod-us-east-1/environment.ts']).toBe(
      "const account = '444455556666';\nexport const environment = {\n  name: 'prod-us-east-1', region: 'us-east-1', account, tier: 'staging',\n  arn: `arn:aws:x:us-east-1:${account}`,\n  endpoint: { hostName: 'prod-us-east-1.example.com', zoneName: 'example.com' },\n};\n",
    );
    const config = JSON.parse(all()['apps/prod-us-east-1/cdktf.json'] ?? '') as object;
    expect(config).toMatchObject({ app: 'node main.js', after: { app: like, soakMinutes: 30 } });
    expect(config).not.toMatchObject({ projectId: 'a' });
  });

  it('is in every list that has the other, and has the tests of any app, but nothing that is made', () => {
    make('prod-us-east-1', { like, region: 'us-east-1' });
    const now = all();
    expect(now['apps/addresses.ts']).toContain("'prod-us-east-1': '10.48.0.0/16'");
    expect(now['apps/bootstrap/environment.ts']).toBe(
      "  apps: {\n    'prod-eu-west-1': { region: 'eu-west-1' },\n    'prod-us-east-1': { region: 'us-east-1' },\n  },\n",
    );
    expect(JSON.parse(now['tsconfig.json'] ?? '')).toEqual({
      references: [{ path: './apps/prod-eu-west-1' }, { path: './apps/prod-us-east-1' }],
    });
    expect(now['.github/workflows/destroy.yml']).toBe(
      'options: [dev, prod-eu-west-1, prod-us-east-1]\nother: [prod-eu-west-1]\n',
    );
    const own = Object.keys(now).filter((path) => /^apps\/prod-us-east-1\/(?:test|cdktf\.out)/.test(path));
    expect(own.sort()).toEqual([
      'apps/prod-us-east-1/test/addresses.test.ts',
      'apps/prod-us-east-1/test/rehearsal.test.ts',
    ]);
  });

  it.each<[string, Partial<Wanted>, string]>([
    ['shop', { like: 'prod-eu-west-2' }, 'there is no app prod-eu-west-2; the apps are prod-eu-west-1'],
    ['prod-eu-west-1', { like }, 'apps/prod-eu-west-1 is there: choose another name, or remove it'],
    ['shop', { like, cidr: '10.40.0.0/16' }, '--cidr is 10.40.0.0/16: it overlaps 10.32.0.0/12 of office'],
    ['shop', { like, cidr: '10.7.1.0/16' }, '--cidr is 10.7.1.0/16: write it by its first address, 10.7.0.0/16'],
    ['shop', {}, 'which region? --region eu-west-1, or a name that ends with it'],
  ])('is refused before anything is written: %s %j', (name, more, said) => {
    const before = all();
    expect(message(() => make(name, more))).toContain(said);
    expect(all()).toEqual(before);
  });

  it('is refused a tier that the other does not write out', () => {
    given({
      'apps/prod-eu-west-1/environment.ts': "export const environment = production({ region: 'eu-west-1' });\n",
    });
    expect(message(() => make('shop', { like, tier: 'dev', account: '444455556666' }))).toMatch(
      /^apps\/prod-eu-west-1 does not write out what --tier and --account would replace/,
    );
  });

  it('is removed without a trace, and who came after it comes after the one before', () => {
    const before = all();
    make('prod-us-east-1', { like, region: 'us-east-1' });
    make('prod-eu-central-1', { like: 'prod-us-east-1', region: 'eu-central-1' });
    // As the bootstrap's test writes it.
    const golden = 'apps/bootstrap/test/addresses.golden.txt';
    given({ [golden]: `${before[golden] ?? ''}bootstrap aws_iam_role.Apply-prod-us-east-1_AFD9DEAF\n` });
    writeFiles(project, goneApp(project, 'prod-us-east-1'));
    expect(JSON.parse(all()['apps/prod-eu-central-1/cdktf.json'] ?? '')).toMatchObject({ after: { app: like } });
    writeFiles(project, goneApp(project, 'prod-eu-central-1'));
    const list = expect.stringMatching(/'10\.16\.0\.0\/16', 'office': '10\.32\.0\.0\/12',\s+\} as const/) as string;
    expect(all()).toEqual({ ...before, 'apps/addresses.ts': list });
  });
});

it('hands out addresses apart from each other, and in between when those are used up', () => {
  const taken = new Map<string, string>();
  for (let index = 0; index < 255; index += 1) taken.set(`app-${index}`, freeBlock(taken, undefined));
  const of = (index: number) => taken.get(`app-${index}`);
  expect([of(0), of(1), of(15)]).toEqual(['10.16.0.0/16', '10.32.0.0/16', '10.1.0.0/16']);
  expect(new Set(taken.values()).size).toBe(255);
  expect(message(() => freeBlock(taken, undefined))).toMatch(/^no \/16 of 10\.0\.0\.0\/8 is free/);
});

it.each([
  ['prod-eu-west-1', 'eu-west-1'],
  ['shop-models-ap-southeast-2', 'ap-southeast-2'],
  ['prod-us-gov-west-1', 'us-gov-west-1'],
  ['eu-central-1', 'eu-central-1'],
  ['shop', undefined],
  ['shop-eu-west', undefined],
  ['shop-1', undefined],
])('the name %s says the region %s', (name, region) => expect(regionIn(name)).toBe(region));

it.each([
  ['us-gov-west-1', 'arn:aws-us-gov:iam::', /arn:aws:/],
  ['eu-west-1', 'arn:aws:iam::', /arn:aws-us-gov:/],
])('an app of %s names the roles of its partition', (region, own, other) => {
  make('shop', { region });
  const text = all()['apps/shop/environment.ts'];
  expect(text).toContain(own);
  expect(text).not.toMatch(other);
});

it('an app like another one, of another partition, has its ARNs there', () => {
  given(deployed);
  make('gov', { like: 'prod-eu-west-1', region: 'us-gov-west-1' });
  expect(all()['apps/gov/environment.ts']).toContain('arn:aws-us-gov:x:us-gov-west-1:');
});

it.each([
  [['Shop'], 'the name is "Shop": use 3 to 28 lower-case letters'],
  [['../shop'], 'the name is "../shop"'],
  [['shop', '--like', '../x'], 'the name is "../x"'],
  [['shop', '--region', 'Ireland'], '--region is "Ireland": name an AWS region'],
  [['shop', '--tier', 'test'], 'the tier is "test": use dev, staging, prod'],
  [['shop', '--account', '1234'], '--account is "1234": write the twelve digits'],
  [['shop', '--cidr', '10.0.0.0/8'], '--cidr is "10.0.0.0/8": write an IPv4 block of /16 to /20'],
  [['shop', 'other'], 'one app at a time, not also other'],
  [['remove'], 'remove takes one app'],
])('the command line %j is refused', (argv, said) => expect(message(() => parseOptions(argv))).toContain(said));

it.each(Object.entries({ ...projectVersions.dependencies, ...projectVersions.devDependencies }))(
  '%s is given to a project in the version that is tested here: %s',
  (name, version) => {
    const file = join(root, 'node_modules', name, 'package.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version });
  },
);

describe('two at once', () => {
  const program = join(root, 'packages', 'create', 'bin', 'create.cjs');
  const started = (name: string): Promise<unknown> =>
    promisify(execFile)(process.execPath, [program, name, '--no-install'], { cwd: project });

  it('each have a block of their own', async () => {
    given({ 'package.json': '{}' });
    await Promise.all(['a', 'b', 'c'].map((name) => started(`${name}-eu-west-1`)));
    const blocks = [...blocksIn(all()['apps/addresses.ts'] ?? '')];
    expect(blocks.map(([app]) => app).sort()).toEqual(['a-eu-west-1', 'b-eu-west-1', 'c-eu-west-1']);
    expect(new Set(blocks.map(([, block]) => block)).size).toBe(3);
  });

  it('do not work on one project, but for what a process that is gone left', async () => {
    const file = join(project, '.spot-serving-create');
    writeFileSync(file, `${process.pid}`);
    const order: string[] = [];
    const waiting = alone(project, () => order.push('second'));
    await pause(120);
    order.push('first');
    rmSync(file);
    await waiting;
    expect(order).toEqual(['first', 'second']);
    writeFileSync(file, `${spawnSync(process.execPath, ['-e', '0']).pid}`);
    expect(await alone(project, () => 'done')).toBe('done');
    expect(readdirSync(project)).toEqual([]);
  });
});
