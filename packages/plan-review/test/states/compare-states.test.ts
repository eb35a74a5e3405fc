import { type Emulator, startEmulator } from '@spot-serving/emulator';

import { parseOptions } from '../../src/command/options';
import { statesCommand } from '../../src/command/states-command';
import { foreignStates } from '../../src/states/foreign-states';
import { stateFolders } from '../../src/states/state-folders';
import { AContext } from '../command/a-context';
import { data, SynthesizedApp } from '../planner/synthesized-app';

// The first run on a machine installs the emulator.
jest.setTimeout(240_000);

const signed =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none';
const plain = (key: string, more: object = {}) => ({ bucket: 'states', region: 'eu-west-1', key, ...more });
const named = (name: string, key: string, more: object = {}) => ({
  name,
  backend: { type: 's3', config: plain(key, more) as Readonly<Record<string, unknown>> },
  stateLocation: `s3://states/${key}`,
});

describe('stateFolders', () => {
  it('has each folder once in which a stack keeps its state as the house does', () => {
    const stacks = [named('dev-network', 'dev/network.tfstate'), named('dev-serving', 'dev/serving.tfstate')];
    expect(stateFolders(stacks)).toEqual([{ bucket: 'states', region: 'eu-west-1', folder: 'dev' }]);
  });

  it.each([
    ['in no folder', named('dev-network', 'dev-network.tfstate')],
    ['in a folder that other apps may use', named('dev-network', 'states/dev-network.tfstate')],
    ['where only Terraform finds the way', named('dev-network', 'dev/network.tfstate', { profile: 'me' })],
    ['in a file', { name: 'dev', backend: { type: 'local', config: {} }, stateLocation: 'dev.tfstate' }],
  ])('tells nothing of a state %s', (_, stack) => {
    expect(stateFolders([stack])).toEqual([]);
  });
});

describe('foreignStates', () => {
  const arn = (region: string, account = '111122223333') => `arn:aws:ec2:${region}:${account}:vpc/vpc-1`;
  const home = { region: 'eu-west-1', allowed_account_ids: ['111122223333'] };
  const location = 's3://states/dev/network.tfstate';
  const of = (arns: readonly string[], provider: object) => {
    const objects = arns.map((one) => ({ type: 'aws_vpc', address: 'aws_vpc.x', attributes: { arn: one } }));
    const source = JSON.stringify({ provider: { aws: [provider] } });
    const stack = { name: 'dev-network', stateLocation: location, source };
    return foreignStates([{ location, objects, reads: [] }], [stack as Parameters<typeof foreignStates>[1][number]]);
  };

  it.each([
    ['another region', [arn('us-east-1')], 'in region us-east-1, and the stack is in eu-west-1'],
    [
      'another account',
      [arn('eu-west-1', '444455556666')],
      'in account 444455556666, and the stack is in 111122223333',
    ],
  ])('finds a state of %s', (_, arns, words) => {
    expect(of(arns, home)).toEqual([expect.stringContaining(words)]);
  });

  it.each<[string, readonly string[], object]>([
    ['of its own place', [arn('eu-west-1')], home],
    ['with one object in another region', [arn('eu-west-1'), arn('us-east-1')], home],
    ['without regions', ['arn:aws:iam::111122223333:role/dev'], home],
    ['without ARNs', ['', 'vpc-1'], home],
    ['of a stack that does not say where it is', [arn('us-east-1')], {}],
    ['of a region that only an apply knows', [arn('us-east-1')], { region: '${var.region}' }],
  ])('takes a state %s', (_, arns, provider) => {
    expect(of(arns, provider)).toEqual([]);
  });
});

/** The command that `nx deploy` runs first, against states in an emulated S3. */
describe('plan-review states', () => {
  let emulator: Emulator;
  let app: SynthesizedApp;
  let context: AContext;
  const at = (layer: string) => `dev/${layer}.tfstate`;
  const remote = { backend: 's3', config: { value: plain(at('network')), type: 'object' } };
  const managed = { mode: 'managed', type: 'aws_vpc', name: 'x', instances: [{ attributes: { id: 'vpc-1' } }] };
  const reads = { mode: 'data', type: 'terraform_remote_state', name: 'up', instances: [{ attributes: remote }] };

  const ask = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${emulator.endpoint}/states${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { authorization: signed },
    });
  const put = (key: string, ...resources: readonly object[]) => ask('PUT', `/${key}`, { version: 4, resources });
  const states = async (name = 'dev') => {
    const options = parseOptions(['states', '--synthesized', app.synthesized, '--app', name]);
    if (options.kind !== 'states') throw new Error('no states');
    return statesCommand(options, context);
  };
  const complained = () => String(context.stderr.read() ?? '');

  beforeAll(async () => {
    emulator = await startEmulator();
    const backend = { s3: plain(at('network')) };
    app = new SynthesizedApp([
      { name: 'dev-network', json: { ...data({ a: { input: 'x' } }), terraform: { backend } } },
    ]);
    context = new AContext({
      ...app.env,
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
  });

  afterAll(async () => {
    app.remove();
    context.remove();
    await emulator.close();
  });

  it('finds nothing before there is a bucket, and where only the code stands', async () => {
    expect(await states()).toBe(0);
    await ask('PUT', '');
    await put(at('network'), managed);
    expect(await states()).toBe(0);
    expect(context.printed()).toBe('dev: every stack that stands is in the code.\n'.repeat(2));
  });

  it('tells of what stands by itself, and of no state that is empty', async () => {
    await put(at('empty'));
    await put(at('alone'), managed);
    expect(await states()).toBe(0);
    expect(complained()).toMatch(/^dev-alone is no longer in the code, and 1 object of it stands/);
    expect(context.printed()).toBe('');
  });

  it('ends with 1 where something stands on the code that the code forgot, whatever lies beside it', async () => {
    await put(`${at('serving')}.tflock`, managed);
    await put(at('serving'), reads, managed);
    expect(await states()).toBe(1);
    expect(complained()).toMatch(
      /Nothing is deployed or destroyed\.\ndev-serving is no longer in the code.*\n {2}it stands on dev-network/,
    );
  });

  it("finds what stands by the folder's name, when the environment got another", async () => {
    await put('former/network.tfstate', managed);
    await states('former');
    expect(complained()).toContain('former-network is no longer in the code');
  });

  it('says what it cannot read', async () => {
    await ask('PUT', '/dev/broken.tfstate', { resources: 'x' });
    await expect(states()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('the state at s3://states/dev/broken.tfstate') as string,
    });
  });
});
