import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isAlive } from '@spot-serving/terraform-runner';

import type { Report } from '../src';
import { fixture, runCli, startCli } from './rehearse-cli';

jest.setTimeout(180_000);

describe('rehearse', () => {
  let home: string;
  let temporary: string;
  const rehearse = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    runCli(args, home, { TMPDIR: temporary, ...env });
  const report = (app = 'three-stacks'): Report =>
    JSON.parse(readFileSync(join(home, '.rehearsal', app, 'report.json'), 'utf8')) as Report;
  const phases = (stdout: string): string[] =>
    stdout.split('\n').flatMap((line) => /^(\S+ +\S.*?)  .*s\)$/.exec(line)?.[1]?.replace(/ +/, ' ') ?? []);

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'rehearse-cli-'));
    temporary = join(home, 'tmp');
    mkdirSync(temporary);
    writeFileSync(join(home, 'package.json'), '{}');
  });

  afterEach(() => {
    const left = readdirSync(temporary).filter((name) => name.startsWith('rehearse-'));
    rmSync(home, { recursive: true });
    expect(left).toEqual([]);
  });

  it('takes every stack of a sound app through all phases in dependency order, and ends the same when run twice', async () => {
    const first = await rehearse([fixture('three-stacks')]);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    const each = ['init', 'validate', 'plan', 'apply', 'second plan'];
    expect(phases(first.stdout)).toEqual(
      ['network', 'models', 'nodes'].flatMap((stack) => each.map((phase) => `${stack} ${phase}`)),
    );
    const second = await rehearse([fixture('three-stacks')]);
    expect([second.exitCode, phases(second.stdout)]).toEqual([0, phases(first.stdout)]);
    expect(existsSync(join(fixture('three-stacks'), 'cdktf.out'))).toBe(false);
  });

  it('reports counts, and plans whose references to other stacks are resolved; the console shows no attribute values', async () => {
    const { stdout } = await rehearse([fixture('three-stacks')]);
    expect(
      report().stacks.map(({ name, applied, secondPlanEmpty }) => [name, applied?.create, secondPlanEmpty]),
    ).toEqual([
      ['network', 1, true],
      ['models', 2, true],
      ['nodes', 2, true],
    ]);
    const plan = JSON.parse(readFileSync(join(home, '.rehearsal/three-stacks/nodes/plan.json'), 'utf8')) as PlanJson;
    expect(plan.resource_changes.map(({ address, change }) => [address, change.after.vpc_id])).toEqual([
      ['aws_subnet.subnet-a', expect.stringMatching(/^vpc-/)],
      ['aws_subnet.subnet-b', expect.stringMatching(/^vpc-/)],
    ]);
    expect(stdout).not.toMatch(/10\.0\.|fixture-models|vpc-/);
  });

  it('keeps what AWS would not delete, and what that stands on; destroys it once the guard is off, where data loss is allowed', async () => {
    const guard = 'cluster: aws_eks_cluster.cluster deletion_protection';
    const kept = await rehearse([fixture('guarded'), '--destroy']);
    expect(kept).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining(`network: AWS does not delete ${guard}`),
    });
    expect(
      report('guarded').stacks.map(({ name, outcome, deletionProtection }) => [name, outcome, deletionProtection]),
    ).toEqual([
      ['network', 'kept', [guard]],
      ['cluster', 'kept', [guard]],
      ['other', 'passed', []],
    ]);
    expect(await rehearse([fixture('guarded'), '--destroy', '--allow-data-loss'])).toMatchObject({ exitCode: 0 });
    expect(report('guarded').stacks.map(({ destroyed }) => destroyed)).toEqual([3, 1, 1]);
  });

  it('goes on to its end when the reader of its output goes away', async () => {
    const { stdout, ended } = startCli([fixture('faulty')], home, { TMPDIR: temporary });
    stdout.destroy();
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(report('faulty').outcome).toBe('passed');
  });

  it('prints one JSON document with --json, and its progress elsewhere', async () => {
    const { stdout, stderr } = await rehearse([fixture('three-stacks'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      outcome: 'passed',
      reportFolder: '.rehearsal/three-stacks',
    });
    expect(phases(stderr)).toHaveLength(15);
  });

  it('serves every type of the bindings with --types all, and lists only the used ones that have no table', async () => {
    const { stdout } = await rehearse([fixture('faulty'), '--types', 'all', '--json']);
    const { outcome, providers } = JSON.parse(stdout) as Report;
    expect([outcome, providers]).toEqual([
      'passed',
      { kind: 'offline stand-in', resources: 1664, dataSources: 657, withoutForceNew: [] },
    ]);
  });

  describe('--destroy', () => {
    it('keeps a stack with protected data, empties the others in reverse order and names the switch', async () => {
      const { exitCode, stdout } = await rehearse([fixture('three-stacks'), '--destroy']);
      expect(exitCode).toBe(3);
      expect(phases(stdout).slice(-3)).toEqual(['nodes destroy', 'models destroy', 'network destroy']);
      expect(stdout).toMatch(/models: aws_s3_bucket\.bucket \(models\/bucket\)\n.*--allow-data-loss/);
      expect(report().stacks.map(({ name, outcome, stateHolds }) => [name, outcome, stateHolds])).toEqual([
        ['network', 'passed', []],
        ['models', 'kept', ['aws_s3_bucket.bucket', 'aws_s3_bucket_versioning.versioning']],
        ['nodes', 'passed', []],
      ]);
    });

    it('empties every state with --allow-data-loss', async () => {
      expect(await rehearse([fixture('three-stacks'), '--destroy', '--allow-data-loss'])).toMatchObject({
        exitCode: 0,
      });
      expect(report().stacks.map(({ destroyed, stateHolds }) => [destroyed, stateHolds])).toEqual([
        [1, []],
        [2, []],
        [2, []],
      ]);
    });
  });

  describe('of an app with a fault', () => {
    it.each([
      ['unknown argument', /network: validate failed\n {2}aws_subnet\.subnet: .*\n.*"cidr_blok"/],
      ['missing required', /network: validate failed\n {2}aws_subnet\.subnet: .*\n.*"vpc_id" is required/],
      ['wrong type', /network: validate failed\n {2}aws_subnet\.subnet: .*\n.*"vpc_id": string required/],
      ['computed-only attribute', /network: validate failed\n {2}aws_subnet\.subnet: .*\n.*arn/],
      ['wrong reference', /network: validate failed\n {2}aws_subnet\.subnet: .*\n.*"aws_vpc" "gone"/],
      ['failing apply', /network: apply failed\n {2}terraform_data\.probe: local-exec/],
      ['unstable plan', /network: second plan failed\n {2}not empty after apply: terraform_data\.clock \(update\)/],
    ])("%s: fails at its address, in Terraform's words, and reports it", async (fault, message) => {
      const { exitCode, stderr } = await rehearse([fixture('faulty')], { REHEARSAL_FIXTURE_FAULT: fault });
      expect([exitCode, stderr]).toEqual([1, expect.stringMatching(message)]);
      expect(stderr).not.toMatch(/[╷│╵]|\u001b/);
      expect(report('faulty')).toMatchObject({
        outcome: 'failed',
        failure: { stack: 'network' },
        stacks: [{ outcome: 'failed' }],
      });
    });

    it.each([
      ['unknown resource type', /aws_gone/],
      ['foreign provider', /^stack "network" requires the provider hashicorp\/random/],
      ['unknown remote state', /data\.terraform_remote_state\.shared \(s3:\/\/elsewhere\/shared\.tfstate\)/],
      ['error annotation', /^network\/subnet: no zone given; name one\n$/],
    ])('%s: is refused before Terraform starts, with no report', async (fault, message) => {
      const run = await rehearse([fixture('faulty')], { REHEARSAL_FIXTURE_FAULT: fault });
      expect(run).toEqual({ exitCode: 1, stdout: '', stderr: expect.stringMatching(message) });
      expect(existsSync(join(home, '.rehearsal'))).toBe(false);
    });
  });

  describe('that cannot begin', () => {
    const anApp = (name: string, app: string): void => {
      mkdirSync(join(home, 'apps', name), { recursive: true });
      writeFileSync(join(home, 'apps', name, 'cdktf.json'), JSON.stringify({ app }));
    };

    it.each([
      [2, 2],
      [1, 1],
      [64, 1],
    ])('shows the words of an app that ends with %d as they are, and ends with %d', async (ends, exitCode) => {
      anApp('dev', `echo 'region "mars"; use eu-west-1' >&2; exit ${ends}`);
      expect(await rehearse(['dev'])).toEqual({ exitCode, stdout: '', stderr: 'region "mars"; use eu-west-1\n' });
      expect(existsSync(join(home, '.rehearsal'))).toBe(false);
    });

    it.each([
      { why: 'an unknown app', args: ['prod'], env: {}, message: /^no app "prod"; the apps in apps are dev\n$/ },
      {
        why: 'an unknown option',
        args: ['dev', '--frobnicate'],
        env: {},
        message: /^Unknown option '--frobnicate'; "rehearse --help" lists what there is\n$/,
      },
      {
        why: 'no Terraform',
        args: ['dev'],
        env: { TERRAFORM_BINARY_NAME: 'no-terraform' },
        message: /^cannot run "no-terraform"; install Terraform 1\.10\.0 or newer .*\n$/,
      },
      {
        why: 'a report folder with other files',
        args: ['dev', '--report', '.'],
        env: {},
        message: /holds other files/,
      },
    ])('refuses $why in one line', async ({ args, env, message }) => {
      anApp('dev', 'false');
      const before = readdirSync(home);
      expect(await rehearse(args, env)).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) });
      expect(readdirSync(home)).toEqual(before);
    });
  });

  it.each([
    ['--help', /^Rehearse a CDK/],
    ['--version', /^\d+\.\d+\.\d+\n$/],
  ])('answers %s', async (option, stdout) => {
    expect(await rehearse([option])).toEqual({ exitCode: 0, stdout: expect.stringMatching(stdout), stderr: '' });
  });

  it.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('ends at %s during an apply with %d and leaves nothing running', async (signal, exitCode) => {
    const mark = join(home, 'mark');
    const { pid, ended } = startCli([fixture('slow')], home, { TMPDIR: temporary, REHEARSAL_FIXTURE_MARK: mark });
    while (!existsSync(mark)) await new Promise((resolve) => setTimeout(resolve, 50));
    process.kill(pid, signal);
    expect(await ended).toMatchObject({ exitCode, stderr: expect.stringContaining('Nothing is left running') });
    expect(isAlive(Number(readFileSync(mark, 'utf8')))).toBe(false);
    expect(existsSync(join(home, '.rehearsal'))).toBe(false);
  });
});

interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly after: { readonly vpc_id: string } };
  }[];
}
