import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** What another team would write: one construct in a stack of its own. */
const program = `
const { App, TerraformStack } = require('cdktf');
const { AwsProvider } = require('@cdktf/provider-aws/lib/provider');
const { Network } = require('@spot-serving/network');

const app = new App();
const stack = new TerraformStack(app, 'their-network');
new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
new Network(stack, 'Network', PROPS);
app.synth();
`;

/** Packs the built packages as npm would publish them. */
function pack(names: readonly string[], folder: string): string[] {
  return names.map((name) => {
    const [{ filename }] = JSON.parse(
      npm(['pack', '--json', '--pack-destination', folder], join(root, 'packages', name)),
    ) as [{ filename: string }];
    return join(folder, filename);
  });
}

describe('the packed network package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-consumer-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('installs and synthesizes in a folder outside the workspace', () => {
    const tarballs = pack(['core', 'encryption', 'network'], folder);
    const { peerDependencies } = JSON.parse(
      readFileSync(join(root, 'packages', 'network', 'package.json'), 'utf8'),
    ) as { peerDependencies: Record<string, string> };
    const peers = Object.entries(peerDependencies).map(([name, version]) => `${name}@${version}`);
    writeFileSync(join(folder, 'package.json'), '{ "name": "their-app", "private": true }');
    npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs, ...peers], folder);
    writeFileSync(
      join(folder, 'main.js'),
      program.replace(
        'PROPS',
        "{ name: 'theirs', region: 'eu-west-1', account: '111122223333', cidr: '10.0.0.0/16', flowLogDays: 0 }",
      ),
    );
    execFileSync(process.execPath, ['main.js'], { cwd: folder });
    const stack = JSON.parse(
      readFileSync(join(folder, 'cdktf.out', 'stacks', 'their-network', 'cdk.tf.json'), 'utf8'),
    ) as { resource: Record<string, object> };
    expect(Object.keys(stack.resource)).toEqual(expect.arrayContaining(['aws_vpc', 'aws_subnet', 'aws_vpc_endpoint']));
  });

  it('carries what it compiles to, and neither its sources nor its tests', () => {
    const [{ files }] = JSON.parse(npm(['pack', '--dry-run', '--json'], join(root, 'packages', 'network'))) as [
      { files: readonly { path: string }[] },
    ];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'package.json', 'README.md']));
    expect(paths.filter((path) => /^(src|test)\/|\.test\.|dist\/test\//.test(path))).toEqual([]);
  });
});
