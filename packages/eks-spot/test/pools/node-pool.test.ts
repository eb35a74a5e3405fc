import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { TerraformVariable } from 'cdktf';

import { type NodeLifecycle, placementOn, scheduleFor } from '@spot-serving/core';
import { synth, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { interruptionHooks, NodePool, type NodePoolProps } from '../../src';
import { fourTypes, someCluster, someNodes, somePool } from './some-pool';
import { nodeConfigOf } from './user-data';

interface Tag {
  readonly key: string;
  readonly value: string;
  readonly propagate_at_launch: boolean;
}

const synthPool = (change: Partial<NodePoolProps> = {}) =>
  synth((scope) => new NodePool(scope, 'pool', somePool(change)));
const groupOf = (change: Partial<NodePoolProps> = {}) => theOnly(AutoscalingGroup, synthPool(change));
const templateOf = (change: Partial<NodePoolProps> = {}) => theOnly(LaunchTemplate, synthPool(change));
const tagsOf = (stack: SynthesizedStack) => (theOnly(AutoscalingGroup, stack) as { readonly tag: Tag[] }).tag;
const templateTags = (stack: SynthesizedStack, kind: 'label' | 'taint' | 'resources') => {
  const prefix = `k8s.io/cluster-autoscaler/node-template/${kind}/`;
  return tagsOf(stack)
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, value }) => [key.slice(prefix.length), value]);
};

interface NodeConfig {
  readonly spec: {
    readonly kubelet: { readonly config: { readonly maxPods: number }; readonly flags: readonly string[] };
  };
}
const kubeletOf = (stack: SynthesizedStack) => {
  const { user_data } = theOnly(LaunchTemplate, stack) as { readonly user_data: string };
  return (nodeConfigOf(user_data) as NodeConfig).spec.kubelet;
};
const flagOf = (stack: SynthesizedStack, name: string) => {
  const flag = kubeletOf(stack).flags.find((each) => each.startsWith(`${name}=`)) ?? '';
  return flag
    .slice(name.length + 1)
    .split(',')
    .sort();
};

describe.each<NodeLifecycle>(['spot', 'on-demand'])('labels and taints of a pool of %s nodes', (lifecycle) => {
  const stack = synthPool({ lifecycle });
  const { labels, taints } = scheduleFor('serving', lifecycle);

  it('are the same in user data, in the autoscaler’s tags and in the vocabulary', () => {
    const pairs = Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .sort();
    expect(flagOf(stack, '--node-labels')).toEqual(pairs);
    expect(
      templateTags(stack, 'label')
        .map((pair) => pair.join('='))
        .sort(),
    ).toEqual(pairs);
    const texts = taints.map(({ key, value = '', effect }) => `${key}=${value}:${effect}`).sort();
    expect(flagOf(stack, '--register-with-taints')).toEqual(texts);
    expect(
      templateTags(stack, 'taint')
        .map((pair) => pair.join('='))
        .sort(),
    ).toEqual(texts);
  });

  it('are what the pool hands out, and what pods are bound to', () => {
    synth((scope) => {
      const { schedule } = new NodePool(scope, 'pool', somePool({ lifecycle }));
      expect(schedule).toEqual({ labels, taints });
      expect(
        Object.entries(placementOn(schedule).nodeSelector)
          .map((pair) => pair.join('='))
          .sort(),
      ).toEqual(flagOf(stack, '--node-labels'));
    });
  });
});

describe('the group of a NodePool', () => {
  it('buys only Spot, from the deepest of the cheapest markets, over every zone', () => {
    expect(groupOf()).toMatchObject({
      vpc_zone_identifier: someCluster.network.privateSubnetIds,
      capacity_rebalance: true,
      mixed_instances_policy: {
        instances_distribution: {
          on_demand_base_capacity: 0,
          on_demand_percentage_above_base_capacity: 0,
          spot_allocation_strategy: 'price-capacity-optimized',
        },
        launch_template: { override: fourTypes.map((type) => ({ instance_type: type })) },
      },
    });
  });

  it('buys only On-Demand where it is told to, and then rebalances nothing', () => {
    expect(groupOf({ lifecycle: 'on-demand' })).toMatchObject({
      capacity_rebalance: false,
      mixed_instances_policy: {
        instances_distribution: { on_demand_base_capacity: 0, on_demand_percentage_above_base_capacity: 100 },
      },
    });
  });

  it('leaves its size to the autoscaler, and ends no node to even out zones', () => {
    const group = groupOf({ maxSize: 9 });
    expect(group).toMatchObject({
      min_size: 0,
      max_size: 9,
      lifecycle: { ignore_changes: ['desired_capacity'] },
      suspended_processes: ['AZRebalance'],
    });
    expect(group).not.toHaveProperty('desired_capacity');
  });

  it('rebalances no Spot node where the cluster has it off', () => {
    expect(groupOf({ nodes: someNodes({ capacityRebalance: false }) })).toMatchObject({ capacity_rebalance: false });
  });

  it('is called after cluster and pool, and fails no apply when a market is empty', () => {
    expect(groupOf()).toMatchObject({ name: 'test-app-general', wait_for_capacity_timeout: '0' });
  });

  it('has its hooks before it has an instance', () => {
    const hooks = groupOf({ nodes: someNodes({ lifecycleHooks: interruptionHooks() }) });
    expect(hooks).toMatchObject({
      initial_lifecycle_hook: [
        expect.objectContaining({
          lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
          default_result: 'CONTINUE',
        }),
      ],
    });
  });

  it('lets a launching hook come and go without another group', () => {
    const pool = (launchHook: boolean) =>
      synthPool({ nodes: someNodes({ lifecycleHooks: interruptionHooks({ launchHook }) }) });
    expect(theOnly(AutoscalingGroup, pool(true))).toEqual(theOnly(AutoscalingGroup, pool(false)));
    expect(theOnly(AutoscalingLifecycleHook, pool(true))).toMatchObject({
      name: 'join',
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      default_result: 'ABANDON',
      heartbeat_timeout: 300,
    });
  });

  it('gives launch tags to instances that start from then on, and makes none anew for them', () => {
    const pools = ['search', 'ads'].map((team) => synthPool({ nodes: someNodes({ launchTags: { team } }) }));
    const [before, after] = pools.map((stack) => theOnly(LaunchTemplate, stack));
    expect(after).toEqual(before);
    expect(tagsOf(pools[1] ?? {})).toContainEqual({ key: 'team', value: 'ads', propagate_at_launch: true });
  });

  it('starts no instance before it could join', () => {
    const ready = [{ fqn: 'aws_eks_access_entry.nodes' }];
    const { access } = someNodes();
    expect(groupOf({ nodes: someNodes({ access: { ...access, ready } }) })).toMatchObject({
      depends_on: ['aws_eks_access_entry.nodes'],
    });
  });

  it('replaces nodes a new one first, one tenth at a time, and promises no way back', () => {
    const preferences = {
      min_healthy_percentage: 100,
      max_healthy_percentage: 110,
      skip_matching: true,
      instance_warmup: '120',
    };
    expect(groupOf()).toMatchObject({ instance_refresh: { strategy: 'Rolling', preferences } });
    expect(JSON.stringify(groupOf())).not.toContain('rollback');
  });

  it('names a version of its template, never the newest of the day', () => {
    expect(groupOf()).toMatchObject({
      mixed_instances_policy: {
        launch_template: {
          launch_template_specification: {
            version: expect.stringMatching(/^\$\{aws_launch_template\.\w+\.latest_version\}$/) as string,
          },
        },
      },
    });
  });
});

describe('tags of a NodePool', () => {
  it('tell instances whose they are and who answers for them, and nothing else', () => {
    expect(
      tagsOf(synthPool())
        .filter((tag) => tag.propagate_at_launch)
        .map(({ key, value }) => [key, value]),
    ).toEqual([
      ['kubernetes.io/cluster/test-app', 'owned'],
      ['termination-handler/test-app', 'true'],
    ]);
  });

  it('let the autoscaler of this cluster find the group', () => {
    const keys = tagsOf(synthPool()).map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['k8s.io/cluster-autoscaler/enabled', 'k8s.io/cluster-autoscaler/test-app']),
    );
  });

  it('say what a node can allocate, with the pods that its kubelet takes', () => {
    const stack = synthPool();
    const resources = Object.fromEntries(templateTags(stack, 'resources')) as Record<string, string>;
    expect(Object.keys(resources).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory', 'pods']);
    expect(resources['pods']).toBe(String(kubeletOf(stack).config.maxPods));
  });

  it('of the user are on instances, volumes and interfaces', () => {
    const specification = (resource_type: string) => ({
      resource_type,
      tags: { team: 'search', Name: 'test-app-general' },
    });
    expect(templateOf({ nodes: someNodes({ tags: { team: 'search' } }) })).toMatchObject({
      tag_specifications: ['instance', 'volume', 'network-interface'].map(specification),
    });
  });

  it('stay below the 50 of a group', () => {
    expect(tagsOf(synthPool()).length).toBeLessThan(20);
  });
});

describe('the template of a NodePool', () => {
  it('keeps metadata from pods', () => {
    expect(templateOf()).toMatchObject({
      metadata_options: { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 },
    });
  });

  it('encrypts the disk under the cluster’s key', () => {
    const ebs = {
      encrypted: 'true',
      kms_key_id: someNodes().access.volumeKeyArn,
      volume_type: 'gp3',
      volume_size: 80,
      delete_on_termination: 'true',
    };
    expect(templateOf({ rootVolumeGiB: 80 })).toMatchObject({
      block_device_mappings: [{ device_name: '/dev/xvda', ebs }],
    });
  });

  it('takes the image that the parameter names, by a value that the plan shows', () => {
    expect(templateOf()).toMatchObject({
      image_id: expect.stringMatching(/^\$\{data\.aws_ssm_parameter\.\w+\.insecure_value\}$/) as string,
    });
  });

  it('asks for no market and no type, which the group does, and for no public address', () => {
    for (const absent of ['instance_market_options', 'instance_type', 'network_interfaces', 'key_name'])
      expect(templateOf()).not.toHaveProperty(absent);
  });

  it('boots into a cluster whose attributes are known only at apply', () => {
    const stack = synth((scope) => {
      const endpoint = new TerraformVariable(scope, 'endpoint', { type: 'string' }).stringValue;
      new NodePool(scope, 'pool', somePool({ cluster: { ...someCluster, endpoint } }));
    });
    expect(kubeletOf(stack).flags).toHaveLength(2);
    expect(theOnly(LaunchTemplate, stack)).toMatchObject({
      user_data: expect.stringContaining("apiServerEndpoint: '${var.endpoint}'") as string,
    });
  });
});
