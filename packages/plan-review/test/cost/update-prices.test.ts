import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const script = join(__dirname, '..', '..', 'scripts', 'instance_prices.py');
const versions = { cristim: 'v0.0.0-20250528091325-32acf84f42eb', karpenter: 'v1.15.1' };
let folder: string;

/** Stands in for Go, with modules of one small file each, as the real ones have it. It even says that a module is for a newer Go, as Go does. */
const go = `#!/usr/bin/env python3
import json, os, sys, zipfile
path = sys.argv[-1].split('@')[0]
if os.environ.get('GO_FAILS'):
    print(json.dumps({'Path': path, 'Error': 'no such host'}))
    sys.exit(1)
karpenter = 'karpenter' in path
version = '${versions.karpenter}' if karpenter else '${versions.cristim}'
price = lambda usd: {'linux': {'ondemand': usd}}
text = ('// generated at 2026-07-20T13:44:30Z for us-east-1\\n"m5.large": 0.090000, "x.large": 1.000000,' if karpenter else json.dumps([
    {'instance_type': 'm5.large', 'pricing': {'eu-west-1': price('0.107'), 'us-east-1': price('0.096'), 'us-west-2': price('N/A')}},
    {'instance_type': 'x.large', 'pricing': {'eu-west-1': price('9')}}]))
name = 'pkg/providers/pricing/zz_generated.pricing_aws.go' if karpenter else 'data/instances.json'
archive = os.path.join(os.path.dirname(__file__), version + '.zip')
with zipfile.ZipFile(archive, 'w') as file:
    file.writestr('%s@%s/%s' % (path, version, name), text)
print(json.dumps({'Path': path, 'Version': version, 'Zip': archive, 'Error': 'requires go >= 9' if karpenter else ''}))
sys.exit(1 if karpenter else 0)
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prices-'));
  writeFileSync(join(folder, 'go'), go);
  chmodSync(join(folder, 'go'), 0o755);
  writeFileSync(join(folder, 'types.json'), JSON.stringify({ rows: [['m5.large', 2]] }));
  const zones = { 'cn-north-1': [], 'eu-west-1': [], 'us-east-1': [], 'us-west-2': [] };
  writeFileSync(join(folder, 'regions.json'), JSON.stringify({ zones }));
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(env: NodeJS.ProcessEnv = {}) {
  const { PATH = '' } = process.env;
  return spawnSync('python3', ['-I', script, join(folder, 'types.json'), join(folder, 'regions.json')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${delimiter}${PATH}`, ...env },
  });
}

describe('the script that writes the table of prices', () => {
  it('takes the wanted types alone, with what there is of each region that has prices, the newer source where it has one, and its digest', () => {
    const { status, stdout, stderr } = run();
    const row = '    "m5.large": [0.107,0.09]';
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      prices: { 'm5.large': [0.107, 0.09] },
      sources: {
        'eu-west-1': { source: `github.com/cristim/ec2-instances-info@${versions.cristim}`, date: '2025-05-28' },
        'us-east-1': { source: `github.com/aws/karpenter-provider-aws@${versions.karpenter}`, date: '2026-07-20' },
      },
      sha256: createHash('sha256').update(row).digest('hex'),
    });
    expect(stdout).toContain(`\n${row}\n`);
    expect(stderr).toBe('1 types of us-east-1 are in both sources; other prices in the newer one: m5.large\n');
  });

  it('writes nothing and says why where a source cannot be had', () => {
    expect(run({ GO_FAILS: '1' })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'github.com/cristim/ec2-instances-info cannot be downloaded: no such host\n',
    });
  });
});
