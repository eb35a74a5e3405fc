import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Testing } from 'cdktf';
import ts from 'typescript';

import { checkBootstrap } from '@spot-serving/core';
import { type BootstrapEnvironment, BootstrapStack } from '@spot-serving/stacks';

jest.setTimeout(300_000);

const root = join(__dirname, '..', '..', '..');

/** Files that spell out an ARN or a host of AWS, each with its reason. */
const spelled: Readonly<Record<string, string>> = {
  'packages/core/src/aws/partition.ts': 'the table',
  'packages/core/src/aws/role-arn-problems.ts': 'an example in a message',
  'packages/core/src/settings/delivery.ts': 'an example in a message',
  'packages/core/src/settings/endpoint-problems.ts': 'an example in a message',
  'packages/core/src/settings/endpoint.ts': 'an example in the schema',
  'packages/core/src/settings/web-acl.ts': 'an example in a message',
  'packages/eks-spot/src/interruptions/interruption-queue-problems.ts': 'an example in a message',
  'packages/ingress/src/endpoint-problems.ts': 'an example in a message',
};

/** What a text of the code says of partitions by hand. */
function byHand(text: string): boolean {
  const isPrincipal = /^(?:[a-z0-9-]+\.)+amazonaws\.com(?:\/\w+)?$/.test(text);
  return /\barn:aws(?:-[a-z-]+)?:/.test(text) || (/amazonaws\.com/.test(text) && !isPrincipal);
}

function textsIn(code: string): readonly string[] {
  const source = ts.createSourceFile('file.ts', code, ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    else if (ts.isTemplateExpression(node)) texts.push(node.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

it.each([
  ['`arn:aws:s3:::${bucket}`', true],
  ["'arn:aws-us-gov:iam::1:root'", true],
  ['`logs.${region}.amazonaws.com`', true],
  ["'https://sts.amazonaws.com'", true],
  ["'ec2.amazonaws.com'", false],
  ['`arn:${partition}:s3:::${bucket}`', false],
  ['/^arn:aws[a-z-]*:sns:/', false],
])('%s is a partition by hand: %s', (code, hand) => {
  expect(textsIn(`const one = ${code};`).some(byHand)).toBe(hand);
});

/** Packages that make nothing in AWS: they imitate it, or read what others made. */
const others = /^packages\/(?:emulator|guardrails|plan-review|rehearsal|stand-in|testkit|versions)\//;

it('whatever is made takes its partition of the table', () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'packages/*/src/*.ts'],
    { cwd: root, encoding: 'utf8' },
  );
  const files = listed
    .trim()
    .split('\n')
    .filter((file) => !others.test(file));
  expect(files.length).toBeGreaterThan(500);
  const found = files.filter((file) => textsIn(readFileSync(join(root, file), 'utf8')).some(byHand));
  expect(found.sort()).toEqual(Object.keys(spelled).sort());
});

/** A project of somebody who named an app and a region, and nothing else. */
class Project {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'partition-')));

  constructor(readonly app: string) {
    const { status, said } = this.run('create/bin/create.cjs', app, '--no-install');
    if (status !== 0) throw new Error(said);
    for (const name of ['node_modules', 'tools']) symlinkSync(join(root, name), join(this.folder, name));
  }

  run(program: string, ...argv: readonly string[]) {
    const ran = spawnSync(process.execPath, [join(root, 'packages', program), ...argv], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return { status: ran.status, said: ran.stdout + ran.stderr };
  }

  rehearse() {
    return this.run('rehearsal/bin/rehearse.cjs', this.app);
  }

  edit(from: string, to: string): void {
    const file = join(this.folder, 'apps', this.app, 'environment.ts');
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(file, text.replace(from, to));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, '.rehearsal', this.app, path), 'utf8');
  }
}

function withProject(app: string, work: (project: Project) => void): void {
  const project = new Project(app);
  try {
    work(project);
  } finally {
    rmSync(project.folder, { recursive: true });
  }
}

const west = 'us-gov-west-1';
const connection = `arn:aws-us-gov:codeconnections:${west}:111122223333:connection/00000000-0000-0000-0000-000000000000`;

it('an app of GovCloud is rehearsed from a name alone, and with the delivery, copies and scaling on demand: no ARN of another partition', () => {
  withProject(`shop-${west}`, (project) => {
    project.edit(
      '  endpoint:',
      `  delivery: { repository: 'example/models', runner: { connectionArn: '${connection}', actors: ['1'] } },\n  endpoint:`,
    );
    project.edit(
      '    served:',
      `    replication: { from: 'shop-${west}', to: { 'shop-us-gov-east-1': 'us-gov-east-1' } },\n    served:`,
    );
    project.edit('sizeMiB: 98', 'sizeMiB: 98, scaling: { concurrencyPerPod: 3 }');
    const { status, said } = project.rehearse();
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('Costs         at least ') });
    const plans = ['network', 'cluster', 'models', 'platform', 'serving'].map((stack) =>
      project.read(`shop-${west}-${stack}/plan.json`),
    );
    const arns = plans.flatMap((plan) => plan.match(/arn:aws[\w-]*:/g) ?? []);
    expect(new Set(arns)).toEqual(new Set(['arn:aws-us-gov:']));
    expect(arns.length).toBeGreaterThan(200);
    expect(plans.join('')).not.toContain('amazonaws.com.cn');
  });
});

it('an app of China is refused in one line, with the reason, before anything is written or planned', () => {
  const told = /region is "cn-north-1": .*in AWS China endpoints of services are called otherwise/;
  expect(() => new Project('shop-cn-north-1')).toThrow(told);
  withProject(`shop-${west}`, (project) => {
    project.edit(`region: '${west}'`, "region: 'cn-north-1'");
    const { status, said } = project.rehearse();
    expect(status).toBe(2);
    expect(said).toMatch(told);
    expect(said).not.toMatch(/^\s+at /m);
  });
});

it('an app of a region that the table does not know yet is rehearsed, once somebody says what is known of it', () => {
  withProject('shop-eu-west-1', (project) => {
    project.edit("region: 'eu-west-1'", "region: 'eu-west-9'");
    const refused = project.rehearse();
    expect(refused).toMatchObject({
      status: 2,
      said: expect.stringMatching(/region is "eu-west-9": .*regionFacts: \{ zones, source \}/),
    });
    project.edit(
      "  tier: 'dev',",
      "  tier: 'dev',\n  regionFacts: { zones: 3, families: ['m5', 'm5a', 'm6i', 'm6a', 'm7i', 'm7a'], source: 'AWS News Blog, 2027-01-15' },",
    );
    const { status, said } = project.rehearse();
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('Built ') });
  });
});

it('an account of GovCloud is bootstrapped in its partition, one of China is not', () => {
  const account = '111122223333';
  const environment = (region: string): BootstrapEnvironment => ({
    region,
    account,
    administrators: [`arn:aws-us-gov:iam::${account}:role/admin`],
    state: { bucket: `states-${account}`, keptIn: 'bucket' },
    watch: { emails: ['oncall@example.com'] },
    repository: 'example/models',
    ids: { owner: '4711', repository: '815' },
    apps: { shop: { region } },
    images: ['tensorflow/serving'],
    imageReaders: ['arn:aws-us-gov:iam::444455556666:role/shop-node'],
    publishers: { 'model-publisher': ['arn:aws-us-gov:iam::444455556666:role/trainer'] },
  });
  const stack = Testing.synth(new BootstrapStack(Testing.app(), checkBootstrap(environment(west))));
  expect(new Set(stack.match(/arn:aws[\w-]*:/g))).toEqual(new Set(['arn:aws-us-gov:']));
  expect(stack).toContain(`s3.${west}.amazonaws.com`);
  expect(() => checkBootstrap(environment('cn-north-1'))).toThrow(/region is "cn-north-1": .*in AWS China/);
});
