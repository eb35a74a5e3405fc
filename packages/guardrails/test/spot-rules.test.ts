import type { Rule } from '../src/findings';
import { groupDesiredCapacity } from '../src/rules/group-desired-capacity';
import { groupDiscovery } from '../src/rules/group-discovery';
import { groupTemplates } from '../src/rules/group-templates';
import { spotAllocation } from '../src/rules/spot-allocation';
import { spotDiversity } from '../src/rules/spot-diversity';
import { spotDrain } from '../src/rules/spot-drain';
import { spotRebalance } from '../src/rules/spot-rebalance';
import { spotZones } from '../src/rules/spot-zones';
import { stackWith, wrongs } from './stacks';

const autoscaler = 'k8s.io/cluster-autoscaler';
const tags = {
  'kubernetes.io/cluster/dev': 'owned',
  [`${autoscaler}/enabled`]: 'true',
  [`${autoscaler}/dev`]: 'owned',
  [`${autoscaler}/node-template/label/workload`]: 'serving',
  [`${autoscaler}/node-template/taint/workload`]: 'serving:NoSchedule',
  [`${autoscaler}/node-template/resources/ephemeral-storage`]: '40Gi',
};
const distribution = {
  on_demand_percentage_above_base_capacity: 0,
  spot_allocation_strategy: 'price-capacity-optimized',
};
const fromTemplate = {
  launch_template_specification: { launch_template_id: '${aws_launch_template.pool.id}', version: '1' },
};
const terminating = {
  name: 'drain',
  lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
  default_result: 'CONTINUE',
  heartbeat_timeout: 300,
};
const good = {
  capacity_rebalance: true,
  suspended_processes: ['AZRebalance'],
  vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
  lifecycle: { ignore_changes: ['desired_capacity'] },
  initial_lifecycle_hook: [terminating],
  tag: tagged(tags),
  ...policy(['m5.large', 'm5d.large', 'm6i.large', 'm6a.large']),
};
const flags = '--node-labels=workload=serving","--register-with-taints=workload=serving:NoSchedule"';
const template = { user_data: `\${base64encode("{\\"apiVersion\\":\\"node.eks.aws/v1alpha1\\", ${flags}}")}` };

function tagged(values: Readonly<Record<string, string>>): object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value, propagate_at_launch: false }));
}

function policy(types: readonly string[], change: object = {}): object {
  const override = types.map((instance_type) => ({ instance_type }));
  return {
    mixed_instances_policy: {
      instances_distribution: { ...distribution, ...change },
      launch_template: { ...fromTemplate, override },
    },
  };
}

function group(change: object = {}, launchTemplate: object = template): object {
  return stackWith('aws_autoscaling_group', { ...good, ...change }, { aws_launch_template: { pool: launchTemplate } });
}

function tagsBut(...keys: string[]): object {
  return { tag: tagged(Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)))) };
}

const spotRules = [spotAllocation, spotDiversity, spotDrain, spotRebalance, spotZones];
const groupRules = [groupDesiredCapacity, groupDiscovery, groupTemplates];

describe.each([...spotRules, ...groupRules])('$id', (rule) => {
  it('accepts a Spot group as it should be', () => expect(wrongs(rule, group())).toEqual([]));
});

describe.each(spotRules)('$id', (rule) => {
  it.each([
    [
      'that is all On-Demand',
      { ...policy(['m5.large'], { on_demand_percentage_above_base_capacity: 100 }), vpc_zone_identifier: ['a'] },
    ],
    [
      'whose share is left at its default',
      { ...policy(['m5.large'], { on_demand_percentage_above_base_capacity: undefined }), vpc_zone_identifier: [] },
    ],
    [
      'without a mixed instances policy',
      { mixed_instances_policy: undefined, launch_template: { id: '${aws_launch_template.pool.id}' } },
    ],
  ])('leaves a group alone %s', (_, change) => {
    const bare = { capacity_rebalance: undefined, suspended_processes: undefined, initial_lifecycle_hook: undefined };
    expect(wrongs(rule, group({ ...bare, ...change }))).toEqual([]);
  });
});

const accepted: [string, Rule, object][] = [
  [
    'another strategy by capacity',
    spotAllocation,
    group(policy(['m5.large'], { spot_allocation_strategy: 'capacity-optimized' })),
  ],
  ['an empty maximum price, which is none', spotAllocation, group(policy(['m5.large'], { spot_max_price: '' }))],
  [
    'subnets by a list of another stack',
    spotZones,
    group({ vpc_zone_identifier: '${data.terraform_remote_state.network.outputs.subnets}' }),
  ],
  ['all changes ignored', groupDesiredCapacity, group({ lifecycle: [{ ignore_changes: 'all' }] })],
  ['a group that the autoscaler does not scale', groupDiscovery, group({ tag: [] })],
  [
    'user data that is encoded',
    groupTemplates,
    group({}, { user_data: Buffer.from(`node.eks.aws "${flags}`).toString('base64') }),
  ],
  [
    'user data that only an apply can read',
    groupTemplates,
    group({}, { user_data: '${data.cloudinit_config.pool.rendered}' }),
  ],
  ['a launch template of another stack', groupTemplates, group({ mixed_instances_policy: undefined })],
];

const taint = `${autoscaler}/node-template/taint/workload`;
const refused: [string, Rule, object, string[]][] = [
  [
    'the cheapest market',
    spotAllocation,
    group(policy([], { spot_allocation_strategy: 'lowest-price' })),
    ['has spot_allocation_strategy "lowest-price"'],
  ],
  [
    'the default strategy and a maximum price',
    spotAllocation,
    group(policy([], { spot_allocation_strategy: undefined, spot_max_price: '0.05' })),
    ['has spot_allocation_strategy not set', 'has spot_max_price "0.05"'],
  ],
  [
    'a share of Spot',
    spotAllocation,
    group(policy([], { on_demand_percentage_above_base_capacity: 50, spot_allocation_strategy: 'lowest-price' })),
    ['has spot_allocation_strategy "lowest-price"'],
  ],
  [
    'Spot by the launch template',
    spotAllocation,
    group(
      { mixed_instances_policy: undefined, launch_template: { id: '${aws_launch_template.pool.id}' } },
      { instance_market_options: { market_type: 'spot' } },
    ),
    ['buys Spot by the instance_market_options of its launch template, which know no allocation strategy'],
  ],
  [
    'three types',
    spotDiversity,
    group(policy(['m5.large', 'm6i.large', 'm6a.large'])),
    ['names 3 instance types (m5.large, m6i.large, m6a.large)'],
  ],
  [
    'a type named twice',
    spotDiversity,
    group(policy(['m5.large', 'm5.large', 'm6i.large', 'm6a.large'])),
    ['names 3 instance types (m5.large, m6i.large, m6a.large)'],
  ],
  ['no types', spotDiversity, group(policy([])), ['names 0 instance types (none)']],
  [
    'one family with options',
    spotDiversity,
    group(policy(['m5.large', 'm5d.large', 'm5n.large', 'm5dn.large'])),
    ['names types of one family only (m5)'],
  ],
  ['no hook', spotDrain, group({ initial_lifecycle_hook: undefined }), ['has no terminating hook from its start']],
  [
    'only a launching hook',
    spotDrain,
    group({ initial_lifecycle_hook: [{ ...terminating, lifecycle_transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' }] }),
    ['has no terminating hook from its start'],
  ],
  [
    'no capacity rebalance',
    spotRebalance,
    group({ capacity_rebalance: undefined }),
    ['has capacity_rebalance not set'],
  ],
  [
    'other suspended processes',
    spotRebalance,
    group({ suspended_processes: ['AlarmNotification'] }),
    ['suspends ["AlarmNotification"], not AZRebalance'],
  ],
  ['one subnet', spotZones, group({ vpc_zone_identifier: ['${aws_subnet.a.id}'] }), ['has one subnet']],
  ['one subnet twice', spotZones, group({ vpc_zone_identifier: ['subnet-1', 'subnet-1'] }), ['has one subnet']],
  ['no subnets', spotZones, group({ vpc_zone_identifier: undefined }), ['has no subnet']],
  ['no lifecycle', groupDesiredCapacity, group({ lifecycle: undefined }), ['ignores changes of not set']],
  [
    'other changes ignored',
    groupDesiredCapacity,
    group({ lifecycle: { ignore_changes: ['max_size'] } }),
    ['ignores changes of ["max_size"]'],
  ],
  ['no discovery', groupDiscovery, group(tagsBut(`${autoscaler}/enabled`)), [`lacks the tag ${autoscaler}/enabled`]],
  [
    'the discovery of another cluster',
    groupDiscovery,
    group({
      tag: tagged({ ...tags, 'kubernetes.io/cluster/dev': '', [`${autoscaler}/dev`]: '' }).filter(
        (tag) => !JSON.stringify(tag).includes('autoscaler/dev'),
      ),
    }),
    [`lacks the tag ${autoscaler}/dev`],
  ],
  [
    'no owner',
    groupDiscovery,
    group(tagsBut('kubernetes.io/cluster/dev')),
    [`lacks the tag ${autoscaler}/<cluster> and kubernetes.io/cluster/<cluster>`],
  ],
  [
    'a taint without a tag',
    groupTemplates,
    group(tagsBut(taint)),
    ['registers the taint workload=serving:NoSchedule, which no tag names'],
  ],
  [
    'a taint of another effect',
    groupTemplates,
    group({ tag: tagged({ ...tags, [taint]: 'serving:NoExecute' }) }),
    [
      'registers the taint workload=serving:NoSchedule, which no tag names',
      'has a tag for the taint workload=serving:NoExecute, which no node registers',
    ],
  ],
  [
    'a label of another value',
    groupTemplates,
    group({ tag: tagged({ ...tags, [`${autoscaler}/node-template/label/workload`]: 'batch' }) }),
    [
      'registers the label workload=serving, which no tag names',
      'has a tag for the label workload=batch, which no node registers',
    ],
  ],
  [
    'tags for a node that registers nothing',
    groupTemplates,
    group({}, { user_data: Buffer.from('kind: NodeConfig of node.eks.aws').toString('base64') }),
    [
      'has a tag for the label workload=serving, which no node registers',
      'has a tag for the taint workload=serving:NoSchedule, which no node registers',
    ],
  ],
];

describe('rules about Auto Scaling groups', () => {
  it.each(accepted)('accept %s (%#)', (_, rule, stack) => expect(wrongs(rule, stack)).toEqual([]));

  it.each(refused)('refuse %s (%#)', (_, rule, stack, whats) => expect(wrongs(rule, stack)).toEqual(whats));
});
