import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { stacksToPlan } from '../../src/planner/stacks-to-plan';
import { data, SynthesizedApp } from './synthesized-app';

describe('stacksToPlan', () => {
  let app: SynthesizedApp;

  beforeEach(() => (app = new SynthesizedApp([{ name: 'one', json: data({ a: { input: 'x' } }) }])));
  afterEach(() => app.remove());

  const manifest = (part: object): void => {
    const stack = {
      name: 'one',
      workingDirectory: 'stacks/one',
      synthesizedStackPath: 'stacks/one/cdk.tf.json',
      annotations: [],
      dependencies: [],
    };
    app.write('cdktf.out/manifest.json', JSON.stringify({ stacks: { one: { ...stack, ...part } } }));
  };
  const folder = (): string => join(app.workFolder, 'stacks');

  it('copies stacks with their assets, and without what Terraform left', () => {
    for (const path of [
      'assets/chart/plan',
      'plan',
      '.terraform/environment',
      '.terraform.lock.hcl',
      'terraform.tfstate',
    ])
      app.write(`cdktf.out/stacks/one/${path}`, '');
    const [one] = stacksToPlan(app.synthesized, folder());
    expect(readdirSync(one?.folder ?? '', { recursive: true }).sort()).toEqual([
      'assets',
      'assets/chart',
      'assets/chart/plan',
      'cdk.tf.json',
    ]);
  });

  it.each([
    [{ workingDirectory: '../outside' }],
    [{ workingDirectory: 'stacks/../../outside' }],
    [{ workingDirectory: '/etc' }],
    [{ workingDirectory: '.' }],
    [{ synthesizedStackPath: 'stacks/../../outside/cdk.tf.json' }],
    [{ name: '../outside' }],
    [{ name: 'a b' }],
    [{ name: '' }],
    [{ name: '__proto__' }],
  ])('refuses a manifest that leads out of its folder: %j', (part) => {
    mkdirSync(join(app.root, 'outside'));
    manifest(part);
    expect(() => stacksToPlan(app.synthesized, folder())).toThrow(
      expect.objectContaining({ exitCode: 1, message: expect.stringContaining('the manifest has') as string }),
    );
    expect(existsSync(folder())).toBe(false);
  });

  it('says which file of the manifest is not there', () => {
    manifest({ synthesizedStackPath: 'stacks/one/gone.tf.json' });
    expect(() => stacksToPlan(app.synthesized, folder())).toThrow('stacks/one/gone.tf.json');
  });
});
