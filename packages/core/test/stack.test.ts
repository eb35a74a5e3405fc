import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { App, LocalBackend, S3Backend, TerraformStack, Testing } from 'cdktf';

import { AppStack, checkEnvironment, ExplicitLocalState, LockedState, remoteStateProblems } from '../src';

const environment = checkEnvironment({
  name: 'dev',
  region: 'eu-west-1',
  account: '111122223333',
  tier: 'dev',
  administrators: ['arn:aws:iam::111122223333:role/admin'],
  tags: { team: 'ml' },
  state: { bucket: 'states', region: 'eu-central-1' },
  network: { cidr: '10.0.0.0/16' },
  cluster: { version: '1.35' },
  models: { publishers: ['arn:aws:iam::111122223333:role/publisher'] },
});

/** Synthesizes a stack as the app would, with its references to other stacks. */
function synthesized(app: App, name: string) {
  app.node
    .findAll()
    .filter((node) => TerraformStack.isStack(node))
    .forEach((stack) => {
      stack.prepareStack();
    });
  return JSON.parse(Testing.synth(app.node.findChild(name) as TerraformStack));
}

describe('AppStack', () => {
  it('keeps its state in S3, locked, under a key of its own', () => {
    const app = Testing.app();
    new AppStack(app, environment, 'network');
    expect(synthesized(app, 'dev-network').terraform.backend.s3).toEqual({
      bucket: 'states',
      region: 'eu-central-1',
      key: 'dev/network.tfstate',
      use_lockfile: true,
    });
  });

  it('reads the state of another stack with the lock setting too', () => {
    const app = Testing.app();
    const vpc = new Vpc(new AppStack(app, environment, 'network'), 'Vpc', { cidrBlock: '10.0.0.0/16' });
    new Vpc(new AppStack(app, environment, 'models'), 'Twin', { cidrBlock: vpc.cidrBlock });
    const [read] = Object.values<{ config: object }>(synthesized(app, 'dev-models').data.terraform_remote_state);
    expect(read?.config).toMatchObject({ bucket: 'states', key: 'dev/network.tfstate', use_lockfile: true });
  });

  it('binds its provider to region and account, pins it exactly, and tags all it makes', () => {
    const app = Testing.app();
    const { resourceTags } = new AppStack(app, environment, 'network');
    const { provider, terraform } = synthesized(app, 'dev-network');
    expect(provider.aws).toEqual([
      {
        region: 'eu-west-1',
        allowed_account_ids: ['111122223333'],
        default_tags: [{ tags: { team: 'ml', app: 'dev', tier: 'dev', stack: 'network', 'managed-by': 'cdktf' } }],
      },
    ]);
    expect(provider.aws).toMatchObject([{ default_tags: [{ tags: resourceTags }] }]);
    expect(terraform.required_providers.aws).toEqual({
      source: 'aws',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
  });
});

describe('roles of an app', () => {
  const runner = {
    connectionArn: 'arn:aws:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555',
    actors: ['4711'],
  };
  const roleOf = (delivered: boolean) => {
    const app = Testing.app();
    const delivery = delivered ? { repository: 'example/models', environment: 'dev', runner } : undefined;
    new IamRole(new AppStack(app, { ...environment, delivery }, 'network'), 'Role', {
      name: 'dev-x',
      assumeRolePolicy: '{}',
    });
    return JSON.parse(Testing.synth(app.node.findChild('dev-network') as TerraformStack, true)).resource.aws_iam_role
      .Role;
  };

  it('have the boundary within which the role that applies may make them, where workflows deliver the app', () => {
    expect(roleOf(true)).toMatchObject({
      permissions_boundary: 'arn:aws:iam::111122223333:policy/delivery-dev-boundary',
    });
    expect(roleOf(false)).not.toHaveProperty('permissions_boundary');
  });
});

describe('remoteStateProblems', () => {
  it.each<[string, (stack: TerraformStack) => void, number]>([
    ['no backend', () => undefined, 1],
    ['a local backend', (stack) => new LocalBackend(stack, {}), 1],
    ['an S3 backend without a lock', (stack) => new S3Backend(stack, { bucket: 'states', key: 'key' }), 1],
    [
      'a locked S3 backend',
      (stack) => new LockedState(stack, { bucket: 'states', key: 'key', region: 'eu-west-1' }),
      0,
    ],
    ['an explicit local state', (stack) => new ExplicitLocalState(stack, 'bootstrap.tfstate'), 0],
  ])('judges a stack with %s', (_, define, count) => {
    const app = Testing.app();
    define(new TerraformStack(app, 'stack'));
    expect(remoteStateProblems(app)).toHaveLength(count);
  });
});
