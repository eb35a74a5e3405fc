import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseProgram } from '../src/program/options';
import { readConfiguration } from '../src/program/read-configuration';

const root = join(__dirname, '..');
const file = (path: string, text: string) => ({ path, text });

describe('readConfiguration', () => {
  it.each<[string, string, string, string[], string[]]>([
    [
      'resources in HCL',
      'a.tf',
      'resource "aws_vpc" "a" {\n}\n  resource aws_subnet b {',
      ['aws_vpc', 'aws_subnet'],
      [],
    ],
    ['data sources in HCL', 'a.tf', 'data "aws_region" "here" {}', [], ['aws_region']],
    ['both in JSON', 'a.tf.json', '{"resource":{"aws_vpc":{}},"data":{"aws_region":{}}}', ['aws_vpc'], ['aws_region']],
    ['nothing in a file that is no JSON', 'a.tf.json', '{', [], []],
  ])('finds %s', (_what, path, text, resources, dataSources) => {
    const { types } = readConfiguration([file(path, text)]);
    expect([[...types.resources], [...types.dataSources]]).toEqual([resources, dataSources]);
  });

  it.each<[string, string, string, string[]]>([
    ['one in HCL', 'a.tf', 'terraform {\n  backend "s3" {\n  }\n}', ['s3']],
    ['a local one is none', 'a.tf', 'terraform {\n  backend "local" {\n  }\n}', []],
    ['HCP Terraform', 'a.tf', 'terraform {\n  cloud {\n  }\n}', ['cloud']],
    ['one in JSON', 'cdk.tf.json', '{"terraform":{"backend":{"s3":{}}}}', ['s3']],
  ])('finds backends that others read: %s', (_what, path, text, backends) => {
    expect(readConfiguration([file(path, text)]).backends).toEqual(backends);
  });

  it('knows that an override replaces a backend', () => {
    const files = [file('a.tf', 'backend "s3" {'), file('backend_override.tf', 'terraform {\n  backend "local" {\n}')];
    expect(readConfiguration(files).backends).toEqual([]);
  });
});

describe('parseProgram', () => {
  it('takes everything after "--" as the command', () => {
    expect(parseProgram(['--lenient', '--', 'terraform', 'plan', '--help'])).toEqual({
      lenient: true,
      types: undefined,
      anyBackend: false,
      command: ['terraform', 'plan', '--help'],
    });
  });

  it.each<[string[], RegExp]>([
    [[], /^which command\?/],
    [['terraform', 'plan'], /Write it after "--": stand-in -- terraform plan/],
    [['--types', 'some', '--', 'x'], /^--types is used or all/],
    [['--lenint', '--', 'x'], /Unknown option '--lenint'/],
  ])('refuses %j', (argv, message) => {
    expect(() => parseProgram(argv)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message) as unknown, exitCode: 2 }),
    );
  });
});

describe('stand-in -- terraform', () => {
  jest.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-program-'));
  const run = (...args: readonly string[]) => {
    const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'empty.tfrc'), TF_CLI_ARGS: '-no-color' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'stand-in.cjs'), ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  };
  beforeAll(() => {
    cpSync(join(root, 'examples', 'hcl', 'main.tf'), join(folder, 'main.tf'));
    writeFileSync(join(folder, 'empty.tfrc'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('plans a configuration in HCL, outside of any project', () => {
    expect(run('--', 'terraform', 'init')).toMatchObject({ status: 0 });
    expect(run('--', 'terraform', 'plan')).toMatchObject({
      status: 0,
      output: expect.stringContaining('4 to add') as unknown,
    });
  });

  it('ends as the command ends, with the line of what is wrong', () => {
    writeFileSync(join(folder, 'main.tf'), readFileSync(join(folder, 'main.tf'), 'utf8').replace('/16', '/8'));
    const { status, output } = run('--', 'terraform', 'validate');
    expect(status).toBe(1);
    expect(output).toMatch(
      /expected cidr_block to contain a network CIDR with a prefix length\s+between 16 and 28[^]*with aws_vpc.main/,
    );
  });

  it('does not touch a state that others read', () => {
    writeFileSync(join(folder, 'backend.tf'), 'terraform {\n  backend "s3" {}\n}\n');
    expect(run('--', 'true')).toEqual({ status: 1, output: expect.stringContaining('is kept in: s3') as unknown });
    expect(run('--any-backend', '--', 'true')).toMatchObject({ status: 0 });
  });
});
