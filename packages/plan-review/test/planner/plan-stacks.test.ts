import { existsSync } from 'node:fs';

import { data, type FixtureStack, output, SynthesizedApp } from './synthesized-app';

jest.setTimeout(60_000);

const network: FixtureStack = {
  name: 'network',
  json: data(
    { vpc: { input: 'vpc' } },
    { 'cross-stack-output-vpc': { value: '${terraform_data.vpc.output}', sensitive: true } },
  ),
};
const cluster: FixtureStack = {
  name: 'cluster',
  reads: ['network'],
  json: data({ eks: { input: output('network', 'vpc') } }),
};
const models: FixtureStack = { name: 'models', json: data({ bucket: { input: 'a' }, key: { input: 'b' } }) };
const broken: FixtureStack = { name: 'broken', json: data({ it: { input: '${terraform_data.missing.id}' } }) };

describe('planStacks', () => {
  let app: SynthesizedApp;

  const given = (...stacks: FixtureStack[]): SynthesizedApp => (app = new SynthesizedApp(stacks));
  const outcomes = async (change = {}) => (await app.plan(change)).map(({ stack, outcome }) => [stack.name, outcome]);

  afterEach(() => app.remove());

  it('plans every stack; one whose upstream was never applied waits for it, by name', async () => {
    given(cluster, models, network);
    expect(await outcomes()).toEqual([
      ['network', '1 to create'],
      ['cluster', 'waiting for network to be applied'],
      ['models', '2 to create'],
    ]);
    await app.apply('network');
    const planned = await app.plan();
    expect(planned.map(({ outcome }) => outcome)).toEqual(['no changes', '1 to create', '2 to create']);
    expect(planned[1]?.result).toMatchObject({
      plan: { changes: [{ address: 'terraform_data.eks', change: { after: { input: 'vpc' } } }] },
    });
  });

  it('lets a stack wait for an output that the last apply of its upstream did not have', async () => {
    given(network, { ...cluster, json: data({ eks: { input: output('network', 'zones') } }) });
    await app.apply('network');
    expect((await app.plan())[1]?.result).toEqual({ waitingFor: ['network'] });
  });

  it("finishes the others when one stack cannot be planned, in Terraform's words", async () => {
    given(broken, models);
    const [failed, planned] = await app.plan();
    expect(failed?.result).toEqual({ failed: expect.stringContaining('Reference to undeclared resource') as string });
    expect(planned?.outcome).toBe('2 to create');
    expect((app.output.read() as string).split('\n').sort()).toEqual([
      '',
      'broken  plan         failed',
      'models  plan         2 to create',
    ]);
  });

  it('does not take a broken stack for a waiting one, though its upstream is missing too', async () => {
    given(network, {
      ...cluster,
      json: data({ eks: { input: output('network', 'vpc') }, it: { input: '${terraform_data.missing.id}' } }),
    });
    expect((await outcomes())[1]).toEqual(['cluster', 'failed']);
  });

  it('leaves nothing beside the synthesized stacks, and takes over nothing that Terraform left there', async () => {
    given(models);
    app.write('cdktf.out/stacks/models/plan', 'an old plan of cdktf');
    app.write('cdktf.out/stacks/models/.terraform/terraform.tfstate', 'another backend');
    expect(await outcomes()).toEqual([['models', '2 to create']]);
    expect(app.synthesizedFiles()).toEqual(['cdk.tf.json', 'manifest.json', 'plan', 'terraform.tfstate']);
  });

  it('takes no lock for a review, and names the holder where it needs the lock', async () => {
    given({
      name: 'models',
      json: data({ slow: { input: 'x', provisioner: [{ 'local-exec': { command: 'sleep 3' } }] } }),
    });
    const applying = app.apply('models');
    while (!existsSync(app.state('models').replace('models.tfstate', '.models.tfstate.lock.info')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await outcomes()).toEqual([['models', '1 to create']]);
    const [locked] = await app.plan({ lock: true });
    const text = locked !== undefined && 'failed' in locked.result ? locked.result.failed : '';
    expect(text).toMatch(/^The state is locked by \S+@\S+ since \d{4}-\d\d-\d\d .*\(OperationTypeApply\)/);
    expect(text).toMatch(/terraform force-unlock [\da-f-]{36}$/);
    await applying;
  });

  it("uses the part of the app's lock file that a stack needs, and lets Terraform add nothing", async () => {
    given(models);
    app.write('.terraform.lock.hcl', 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "6.25.0"\n}\n');
    expect(await outcomes()).toEqual([['models', '2 to create']]);
  });

  it('ends every Terraform at a Ctrl-C, and throws that', async () => {
    given({ name: 'slow', json: { data: { external: {} }, ...data({ a: { input: 'x' } }) } }, models);
    app.interruption.receive('SIGINT');
    await expect(app.plan()).rejects.toMatchObject({ exitCode: 130 });
  });
});
