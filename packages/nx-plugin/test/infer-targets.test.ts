import { minimatch } from 'minimatch';

import { type App, inferTargets } from '../src/infer-targets.cjs';

const app: App = { root: 'apps/dev-eu-west-1', cdktfJson: {}, inputs: 'production', canRehearse: true, options: {} };

function outputs(change: Partial<App> = {}): readonly string[] {
  return inferTargets({ ...app, ...change }).synth?.outputs ?? [];
}

describe('inferTargets', () => {
  it.each([
    ['synth', 'cdktf synth'],
    ['plan', 'plan-review plan .'],
    ['deploy', 'plan-review states . && cdktf deploy "*"'],
    ['destroy', 'plan-review states . && cdktf destroy "*"'],
    ['rehearse', 'rehearse .'],
  ])('runs %s as `%s` in the folder of the app, without version checks', (target, command) => {
    expect(inferTargets(app)[target]).toMatchObject({
      executor: 'nx:run-commands',
      options: { command, cwd: '{projectRoot}', env: { CHECKPOINT_DISABLE: '1' } },
    });
  });

  it('caches synth alone', () => {
    const cached = Object.entries(inferTargets(app))
      .filter(([, { cache }]) => cache)
      .map(([name]) => name);
    expect(cached).toEqual(['synth']);
  });

  it.each(['plan', 'deploy', 'destroy', 'rehearse'])('never caches %s, and runs it beside nothing else', (target) => {
    expect(inferTargets(app)[target]).toMatchObject({ cache: false, parallelism: false });
  });

  it('deploys after the app before it has served a change, where cdktf.json says for how long', () => {
    const { settle, deploy } = inferTargets({
      ...app,
      cdktfJson: { after: { app: 'prod-eu-west-1', soakMinutes: 30 } },
      options: { deployTargetName: 'deploy' },
    });
    expect(deploy).toMatchObject({ dependsOn: ['settle'], cache: false, parallelism: false });
    expect(settle).toMatchObject({
      dependsOn: [{ projects: ['prod-eu-west-1'], target: 'deploy' }],
      cache: false,
      parallelism: false,
      options: {
        command: 'check-serving prod-eu-west-1 --synthesized ../prod-eu-west-1/cdktf.out --wait 10m --soak 30m',
      },
    });
  });

  it('waits for nobody by hand where only the pipeline keeps the order', () => {
    const targets = inferTargets({ ...app, cdktfJson: { after: { app: 'dev-eu-west-1' } } });
    expect(targets.deploy).not.toHaveProperty('dependsOn');
    expect(targets).not.toHaveProperty('settle');
  });

  it('synthesizes anew when sources, packages or the named variables change', () => {
    const { synth } = inferTargets({ ...app, options: { environmentVariables: ['MODEL_VERSION'] } });
    expect(synth?.inputs).toEqual([
      'production',
      '^production',
      { env: 'CDKTF_CONTEXT_JSON' },
      { env: 'SYNTH_HCL_OUTPUT' },
      { env: 'SPOT_SERVING_REHEARSAL' },
      { env: 'MODEL_VERSION' },
    ]);
  });

  it('takes every file where the workspace does not say which are for production', () => {
    expect(inferTargets({ ...app, inputs: 'default' }).synth?.inputs).toEqual(
      expect.arrayContaining(['default', '^default']),
    );
  });

  it('has no rehearsal where that is not installed', () => {
    expect(Object.keys(inferTargets({ ...app, canRehearse: false }))).toEqual(['synth', 'plan', 'deploy', 'destroy']);
  });

  it('gives targets the names of the options', () => {
    const options = {
      synthTargetName: 's',
      planTargetName: 'p',
      deployTargetName: 'd',
      destroyTargetName: 'x',
      rehearseTargetName: 'r',
    };
    expect(Object.keys(inferTargets({ ...app, options }))).toEqual(['s', 'p', 'd', 'x', 'r']);
  });
});

describe('outputs of synth', () => {
  it.each([
    ['cdktf.out/manifest.json', true],
    ['cdktf.out/stacks/dev-network/cdk.tf.json', true],
    ['cdktf.out/stacks/dev-network/assets/chart', true],
    ['cdktf.out/stacks/dev-network/plan', false],
    ['cdktf.out/stacks/dev-network/terraform.dev-network.tfstate', false],
    ['cdktf.out/stacks/dev-network/.terraform/terraform.tfstate', false],
    ['cdktf.out/stacks/dev-network/.terraform/providers/aws', false],
    ['cdktf.out/stacks/dev-network/.terraform.lock.hcl', false],
    ['terraform.dev-network.tfstate', false],
  ])('%s: stored is %s', (path, stored) => {
    const globs = outputs().map((output) => output.replace('{projectRoot}/', ''));
    expect(globs.some((glob) => minimatch(path, glob, { dot: true }))).toBe(stored);
  });

  it.each(['out', './out', 'out/'])('lie where cdktf.json puts them (%s)', (output) => {
    expect(outputs({ cdktfJson: { output } })).toContain('{projectRoot}/out/manifest.json');
  });

  it.each(['../out', '/elsewhere/out', 'a/../../out'])('must lie below the app (%s)', (output) => {
    expect(() => outputs({ cdktfJson: { output } })).toThrow(
      `apps/dev-eu-west-1/cdktf.json: output is "${output}"; keep it below the app's folder`,
    );
  });
});
