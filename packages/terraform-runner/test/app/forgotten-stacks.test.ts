import { forgottenStacks } from '../../src/app/forgotten-stacks';
import { standingState } from '../../src/app/standing-state';

const at = (layer: string) => `s3://states/dev/${layer}.tfstate`;
const vpc = { mode: 'managed', type: 'aws_vpc', name: 'main', instances: [{ attributes: { id: 'vpc-1' } }] };

/** A state as Terraform 1.11.4 writes it: what is of any type stands beside its type. */
const remote = (layer: string, name = 'up') => ({
  mode: 'data',
  type: 'terraform_remote_state',
  name,
  instances: [
    {
      attributes: {
        backend: 's3',
        config: { value: { bucket: 'states', key: `dev/${layer}.tfstate` }, type: ['object', {}] },
      },
    },
  ],
});

const state = (layer: string, ...resources: readonly object[]) => standingState(at(layer), { version: 4, resources });
const stack = (layer: string) => ({ name: `dev-${layer}`, stateLocation: at(layer) });
const names = (found: ReturnType<typeof forgottenStacks>) => found.map(({ name, standsOn }) => [name, standsOn]);

describe('standingState', () => {
  it('has an object for each instance, with the address of its resource', () => {
    const many = { ...vpc, module: 'module.net', instances: [{ attributes: { id: 'a' } }, { attributes: null }] };
    expect(state('network', many).objects).toEqual([
      { type: 'aws_vpc', address: 'module.net.aws_vpc.main', attributes: { id: 'a' } },
      { type: 'aws_vpc', address: 'module.net.aws_vpc.main', attributes: {} },
    ]);
  });

  it.each([
    ['written by Terraform', remote('network').instances[0]?.attributes, [at('network')]],
    ['of one type', { backend: 's3', config: { bucket: 'b', key: 'k' } }, ['s3://b/k']],
    ['of a backend of which only Terraform knows', { backend: 'gcs', config: { value: {}, type: 'x' } }, []],
    ['that was not read yet', null, []],
  ])('knows where a remote state is, %s', (_, attributes, reads) => {
    expect(state('serving', { ...remote('network'), instances: [{ attributes }] }).reads).toEqual(reads);
  });

  it('refuses what is no state', () => {
    expect(() => standingState(at('network'), { resources: 'none' })).toThrow(
      /the state at s3:\/\/states\/dev\/network/,
    );
  });
});

describe('forgottenStacks', () => {
  const states = [state('network', vpc), state('serving', remote('network'), vpc), state('old', remote('network'))];

  it('finds a stack that stands and that no code has, with what it stands on', () => {
    expect(names(forgottenStacks(states, [stack('network')]))).toEqual([['dev-serving', ['dev-network']]]);
  });

  it.each([
    ['all are in the code', [stack('network'), stack('serving')]],
    ['what is not in the code holds nothing', [stack('network'), stack('serving'), stack('other')]],
  ])('finds nothing where %s', (_, stacks) => {
    expect(forgottenStacks(states, stacks)).toEqual([]);
  });

  it('takes a stack of another name that keeps its state there for the same one', () => {
    expect(forgottenStacks([state('network', vpc)], [{ name: 'renamed', stateLocation: at('network') }])).toEqual([]);
  });

  it('puts what others stand on behind them, and sees through them to the code', () => {
    const left = [
      state('cluster', vpc, remote('network')),
      state('a-serving', vpc, remote('platform')),
      state('platform', vpc, remote('cluster')),
    ];
    expect(names(forgottenStacks([...left, state('network', vpc)], [stack('network')]))).toEqual([
      ['dev-a-serving', ['dev-network']],
      ['dev-platform', ['dev-network']],
      ['dev-cluster', ['dev-network']],
    ]);
  });

  it('ends where states were made from each other', () => {
    const [one, other] = [state('one', vpc, remote('other')), state('other', vpc, remote('one'))];
    expect(names(forgottenStacks([one, other], []))).toEqual([
      ['dev-one', []],
      ['dev-other', []],
    ]);
  });

  it.each([
    ['terraform.web.tfstate', 'terraform.web'],
    ['/home/me/web.tfstate', 'web'],
    ['s3://states/web.tfstate', 'web'],
    ['s3://states/teams/dev/web.tfstate', 'dev-web'],
  ])('names the stack at %s %s', (location, name) => {
    expect(forgottenStacks([standingState(location, { resources: [vpc] })], [])[0]?.name).toBe(name);
  });
});
