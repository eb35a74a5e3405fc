import { renderReview, type StackReview } from '../src';
import { readOutputs } from '../src/changes/followed-outputs';
import { constructPaths } from '../src/fragment/construct-paths';
import { aPlan, type ChangeInit } from './support/plan-json';

const subnet: ChangeInit = {
  address: 'aws_subnet.Network_private_1A2B',
  actions: ['delete', 'create'],
  before: { cidr_block: '10.0.0.0/20' },
  after: { cidr_block: '10.0.16.0/20' },
  replacePaths: [['cidr_block']],
};
const name = 'cross-stack-output-aws_subnetNetwork_private_1A2Bid';
const changed = { actions: ['update'], before: 'subnet-1', after: null, after_unknown: true };
const network = (change: ChangeInit, outputs: object = { [name]: changed }): StackReview => ({
  name: 'dev-network',
  result: { plan: aPlan([change], { output_changes: outputs }) },
});
const read = `\${data.terraform_remote_state.cross-stack-reference-input-dev-network.outputs.${name}}`;
const configuration = {
  data: { terraform_remote_state: { 'cross-stack-reference-input-dev-network': { backend: 's3' } } },
  resource: {
    aws_eks_cluster: {
      Cluster: { vpc_config: { subnet_ids: [read, read] }, '//': { metadata: { path: 'dev-cluster/Cluster' } } },
    },
    aws_sns_topic: { Alarms: { name: 'alarms' } },
  },
};
const cluster = (of: unknown = configuration): StackReview => ({
  name: 'dev-cluster',
  result: { plan: aPlan([]) },
  configuration: of,
});

describe('a stack that reads what another replaces', () => {
  it.each([
    ['its whole configuration', configuration],
    ['what a fragment keeps of it', constructPaths(configuration)],
  ])('is said to follow, with what reads it, by %s', (_, of) => {
    const { verdict, markdown } = renderReview({ stacks: [network(subnet), cluster(of)] });
    expect(verdict).toBe('danger');
    for (const text of [
      'takes away or replaces: what that does to them is not in this review',
      '| `dev-cluster` |  |  |  |  |  | no changes yet; **follows `dev-network`, which replaces what it reads** |',
      '- Replaced there: `aws_subnet.Network_private_1A2B`',
      '- Read here by `aws_eks_cluster.Cluster`',
    ])
      expect(markdown).toContain(text);
  });

  it.each<[string, StackReview]>([
    ['updated in place', network({ ...subnet, actions: ['update'], replacePaths: [] })],
    ['replaced, and its output stays', network(subnet, {})],
    ['replaced, and is read by nobody', network({ ...subnet, address: 'aws_subnet.Other' })],
  ])('does not follow what is %s', (_, upstream) => {
    const { markdown } = renderReview({ stacks: [upstream, cluster()] });
    expect(markdown).not.toContain('follows');
  });

  it('keeps of a configuration which outputs are read, and no other argument', () => {
    const kept = constructPaths(configuration);
    expect(readOutputs(kept)).toEqual([{ stack: 'dev-network', output: name, reader: 'aws_eks_cluster.Cluster' }]);
    expect(JSON.stringify(kept)).not.toContain('alarms');
  });
});

describe('what only looks renamed', () => {
  const pool = (address: string, actions: readonly string[], content: object): ChangeInit => {
    const before = actions.includes('delete') ? content : null;
    return { address, actions, before, after: before === null ? content : null };
  };
  const like = { min_size: 0, max_size: 9, capacity_rebalance: true, health_check_type: 'EC2', default_cooldown: 60 };
  const review = (old: object, fresh: object, type = 'aws_autoscaling_group') => {
    const changes = [pool(`${type}.old`, ['delete'], old), pool(`${type}.new`, ['create'], fresh)];
    return renderReview({ stacks: [{ name: 'dev-cluster', result: { plan: aPlan(changes) }, configuration: {} }] })
      .markdown;
  };

  it.each([
    ['aws_autoscaling_group', 'name', { ...like, name: 'dev-general' }, { ...like, name: 'dev-fast' }],
    [
      'kubernetes_deployment_v1',
      'metadata.name',
      { ...like, metadata: [{ name: 'a' }] },
      { ...like, metadata: [{ name: 'b' }] },
    ],
  ])('is replaced at any address where another name makes it another %s', (type, attribute, old, fresh) => {
    const markdown = review(old, fresh, type);
    expect(markdown).not.toContain('resource.moveFromId(');
    expect(markdown).not.toContain('can be kept');
    expect(markdown).toContain(`under another \`${attribute}\``);
    expect(markdown).toContain('add the new one beside this one, and apply');
  });

  it('is kept by its move where its name stays', () => {
    const markdown = review({ ...like, name: 'dev' }, { ...like, name: 'dev' });
    expect(markdown).toContain('resource.moveFromId("aws_autoscaling_group.old");');
    expect(markdown).toContain('can be kept');
  });
});
