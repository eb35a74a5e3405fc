import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeApp } from '@spot-serving/testkit';

const root = join(__dirname, '..', '..', '..');
const command = join(root, 'packages', 'serving', 'bin', 'check-serving.cjs');
const app = 'dev-eu-west-1';

const folder = mkdtempSync(join(tmpdir(), 'spot-serving-check-'));
const stack = join(folder, 'stacks', `${app}-serving`);
mkdirSync(stack, { recursive: true });
mkdirSync(join(folder, 'bin'));
writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify(synthesizeApp(join(root, 'apps', app)).get(`${app}-serving`)));
// A stand-in for a kubectl whose cluster has nothing.
writeFileSync(join(folder, 'bin', 'kubectl'), `#!/usr/bin/env bash\necho '{"items":[]}'\n`, { mode: 0o755 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly models: readonly object[];
  readonly findings: readonly { readonly workload: string; readonly about: string; readonly problem: string }[];
}

describe('check-serving for the development app', () => {
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, '--app', app, '--synthesized', folder, '--context', 'any', '--json'], { env, encoding: 'utf8' });
  const answer = (stdout === '' ? { models: [], findings: [] } : JSON.parse(stdout)) as Answer;

  it('reads every model and version from the synthesized stack alone', () => {
    expect({ status, stderr, ...answer }).toMatchObject({ status: 1, stderr: '', app, cluster: app, namespace: 'serving' });
    expect(answer.models).toHaveLength(3);
    expect(answer.models).toEqual(
      expect.arrayContaining([
        { deployment: 'resnet', model: 'resnet', version: '6', answered: 0 },
        { deployment: 'resnet-canary', model: 'resnet', version: '7', answered: 0 },
        { deployment: 'ranker', model: 'ranker', version: '1', answered: 0 },
      ]),
    );
  });

  it.each(['resnet', 'resnet-canary', 'ranker'])('misses all that an apply makes of %s', (workload) => {
    const missed = answer.findings.filter((finding) => finding.workload === workload).map(({ about }) => about);
    expect(missed.sort()).toEqual(['autoscaler', 'deployment', 'disruption budget', 'pods']);
  });
});
