import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack, Testing } from 'cdktf';

import { emulatorPython } from '@spot-serving/emulator';

import type { Report } from '../src';
import { fixture, runCli } from './rehearse-cli';

jest.setTimeout(120_000);

const version =
  new AwsProvider(new TerraformStack(Testing.app(), 'any'), 'aws').terraformGeneratorMetadata?.providerVersion ?? '';
const endpoint = 'http://127.0.0.1:5555';

describe('a rehearsal with real providers', () => {
  let home: string;
  let mirror: string;
  let env: NodeJS.ProcessEnv;
  const rehearse = (...args: readonly string[]) => runCli([fixture('locked'), ...args], home, env);
  const report = (): Report =>
    JSON.parse(readFileSync(join(home, '.rehearsal', 'locked', 'report.json'), 'utf8')) as Report;

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'real-providers-')));
    mirror = join(home, 'mirror');
    mkdirSync(mirror);
    writeFileSync(join(home, 'package.json'), '{}');
    // The fixture's provider speaks no TLS, which Terraform wants of providers that it starts itself.
    program(join(home, 'terraform'), 'TF_DISABLE_PLUGIN_TLS=1 exec terraform "$@"');
    env = {
      TERRAFORM_BINARY_NAME: join(home, 'terraform'),
      REHEARSAL_FIXTURE_SEEN: join(home, 'seen'),
      AWS_ACCESS_KEY_ID: 'real',
    };
  });

  afterEach(() => rmSync(home, { recursive: true }));

  /** Puts the fixture's provider where Terraform looks for hashicorp/aws, packed as `terraform providers mirror` packs it. */
  async function fillMirror(): Promise<void> {
    const machine = `${platform()}_${{ x64: 'amd64' }[arch()] ?? arch()}`;
    const folder = join(mirror, 'registry.terraform.io', 'hashicorp', 'aws');
    mkdirSync(folder, { recursive: true });
    const node = `exec ${process.execPath} --conditions=@spot-serving/source --import ${require.resolve('tsx')} ${fixture('mirrored-provider.ts')}`;
    const provider = join(home, `terraform-provider-aws_v${version}`);
    program(provider, node);
    const archive = join(folder, `terraform-provider-aws_${version}_${machine}.zip`);
    execFileSync(await emulatorPython(), ['-m', 'zipfile', '-c', archive, provider]);
  }

  function program(file: string, line: string): void {
    writeFileSync(file, `#!/bin/sh\n${line}\n`);
    chmodSync(file, 0o755);
  }

  it('takes them from the mirror alone, and leads every service of aws to the endpoint', async () => {
    await fillMirror();
    expect(await rehearse('--provider-mirror', 'mirror', '--aws-endpoint', endpoint)).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(report()).toMatchObject({ outcome: 'passed', providers: { kind: 'filesystem mirror', resources: 0 } });
    const [seen = ''] = readFileSync(join(home, 'seen'), 'utf8').split('\n');
    const { config, key } = JSON.parse(seen) as {
      readonly key: string;
      readonly config: { readonly endpoints: readonly Readonly<Record<string, string>>[] };
    };
    const services = Object.values(config.endpoints[0] ?? {});
    expect([services.length > 200, new Set(services)]).toEqual([true, new Set([endpoint])]);
    expect(key).toBe('rehearsal');
    expect(config).toMatchObject({
      region: 'eu-west-1',
      allowed_account_ids: null,
      s3_use_path_style: true,
      skip_credentials_validation: true,
    });
  });

  it.each([
    [
      'an empty mirror',
      ['--provider-mirror', 'mirror', '--aws-endpoint', endpoint],
      /^lower: init failed\n[^]*hashicorp\/aws was not found[^]*"terraform providers mirror" fills it\.\n$/,
    ],
    [
      'no network',
      ['--providers', 'registry', '--aws-endpoint', endpoint],
      /^lower: init failed\n[^]*The registry needs a network; leave --providers out/,
    ],
  ])('with %s fails at init and says what to do', async (_what, args, message) => {
    // An address that nobody answers stands for a machine without a network.
    env = { ...env, HTTPS_PROXY: 'http://127.0.0.1:9' };
    expect(await rehearse(...args)).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(message) });
    expect(report().outcome).toBe('failed');
  });

  it.each([
    [
      'a folder that is not there',
      ['--provider-mirror', 'nowhere', '--aws-endpoint', endpoint],
      /^--provider-mirror nowhere is no folder/,
    ],
    [
      'aws without an emulator',
      ['--provider-mirror', 'mirror'],
      /^stack "lower" would make real resources in AWS; name an emulator with --aws-endpoint URL\n/,
    ],
  ])('refuses %s before anything is run', async (_what, args, message) => {
    expect(await rehearse(...args)).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) });
    expect(existsSync(join(home, '.rehearsal'))).toBe(false);
  });
});
