import { protectionOverride, type StatefulStack, stateOverride } from '../../src/terraform/overrides';

const stack = (
  name: string,
  remoteStates: StatefulStack['remoteStates'] = {},
  stateLocation = `s3://states/${name}`,
): StatefulStack => ({ name, stateLocation, remoteStates, stateFile: `/rehearsal/${name}.tfstate` });

describe('stateOverride', () => {
  it('keeps the state of a stack and of those it reads in local files', () => {
    const network = stack('network');
    const cluster = stack('cluster', { upper: 's3://states/network' });
    expect(stateOverride(cluster, [network, cluster])).toEqual({
      terraform: { backend: { local: { path: '/rehearsal/cluster.tfstate' } } },
      data: { terraform_remote_state: { upper: { backend: 'local', config: { path: '/rehearsal/network.tfstate' } } } },
    });
  });

  it('keeps a state at an address where it has one', () => {
    expect(stateOverride({ ...stack('network'), stateAddress: 'http://127.0.0.1:1/0' }, [])).toEqual({
      terraform: { backend: { http: { address: 'http://127.0.0.1:1/0' } } },
    });
  });

  it('names no data where none is read, because Terraform refuses an override of nothing', () => {
    expect(stateOverride(stack('network'), [stack('network')])).not.toHaveProperty('data');
  });

  it.each([
    {
      remote: 's3://elsewhere/vpc',
      message:
        'stack "cluster" reads data.terraform_remote_state.vpc (s3://elsewhere/vpc), which no stack of the app writes',
    },
    { remote: undefined, message: 'data.terraform_remote_state.vpc (a backend other than s3 and local)' },
  ])('refuses the unknown remote state $remote by name', ({ remote, message }) => {
    const cluster = stack('cluster', { vpc: remote });
    expect(() => stateOverride(cluster, [stack('network'), cluster])).toThrow(message);
  });

  it('refuses two stacks that would overwrite each other', () => {
    const [one, two] = [stack('one', {}, 's3://states/same'), stack('two', {}, 's3://states/same')];
    expect(() => stateOverride(one, [one, two])).toThrow(
      '"one" and "two" both keep their state at s3://states/same; give each a key of its own',
    );
  });
});

describe('protectionOverride', () => {
  it('takes the protection off every resource, also off two of one type', () => {
    const bucket = (name: string) => ({ type: 'aws_s3_bucket', name, path: name });
    expect(protectionOverride([bucket('a'), bucket('b')])).toEqual({
      resource: {
        aws_s3_bucket: { a: { lifecycle: { prevent_destroy: false } }, b: { lifecycle: { prevent_destroy: false } } },
      },
    });
  });
});
