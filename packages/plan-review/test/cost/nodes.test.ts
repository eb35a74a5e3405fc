import { diskOf, templateOf } from '../../src/cost/launch-template';
import { nodeCounts } from '../../src/cost/node-counts';
import { type NodeGroup, onDemandNodes } from '../../src/cost/node-group';
import { nodesFor } from '../../src/cost/nodes-for';
import { objectsOf } from '../../src/cost/plan-objects';
import type { PodSet } from '../../src/cost/pod-set';
import { cpuOf, memoryOf } from '../../src/cost/quantity';
import { readNodeGroups } from '../../src/cost/read-node-groups';
import { readPodSets } from '../../src/cost/read-pod-sets';
import { aModel, anObject, aPool, creating, headroom } from './an-app';

describe('a quantity of Kubernetes', () => {
  it.each([
    ['1500m', 1500],
    ['1.5', 1500],
    ['2', 2000],
    ['two', undefined],
    [undefined, undefined],
  ])('of CPU, %p, is %p milli-CPU', (text, value) => {
    expect(cpuOf(text)).toBe(value);
  });

  it.each([
    ['2Gi', 2048],
    ['512Mi', 512],
    ['1024Ki', 1],
    ['1048576', 1],
    ['2 GB', undefined],
    ['2Xi', undefined],
  ])('of memory, %p, is %p MiB', (text, value) => {
    expect(memoryOf(text)).toBe(value);
  });
});

describe('On-Demand nodes of a mixed group', () => {
  it.each([
    [0, 0, 4, 0],
    [1, 0, 4, 1],
    [5, 0, 4, 4],
    [0, 100, 4, 4],
    [1, 50, 4, 3],
    [0, 25, 2, 1],
  ])('base %i and %i %% above it, of %i nodes, are %i', (onDemandBase, onDemandPercent, nodes, expected) => {
    expect(onDemandNodes({ onDemandBase, onDemandPercent } as NodeGroup, nodes)).toBe(expected);
  });
});

const set = (more: Partial<PodSet>): PodSet => ({
  address: 'a',
  name: 'a',
  replicas: 1,
  placeholders: false,
  asks: { cpu: 1000, memory: 1000 },
  perNode: Infinity,
  selector: {},
  required: [],
  ...more,
});

describe('nodes for pods', () => {
  const room = { cpu: 2000, memory: 4000 };
  it.each<[string, PodSet[], number]>([
    ['none for none', [], 0],
    ['one for two that fit', [set({ replicas: 2 })], 1],
    ['two for two that may not share', [set({ replicas: 2, perNode: 1 })], 2],
    ['one for two models that may share with each other', [set({ perNode: 1 }), set({ name: 'b', perNode: 1 })], 1],
    ['two where memory does not fit', [set({ replicas: 2, asks: { cpu: 100, memory: 2500 } })], 2],
    [
      'two for a large pod and two small ones',
      [set({ replicas: 2, asks: { cpu: 500, memory: 10 } }), set({ name: 'b', asks: { cpu: 1800, memory: 10 } })],
      2,
    ],
    ['one each where requests are unknown', [set({ replicas: 3, asks: undefined })], 3],
    ['one each where a pod is larger than a node', [set({ replicas: 2, asks: { cpu: 9000, memory: 10 } })], 2],
  ])('%s', (_, sets, nodes) => {
    expect(nodesFor(sets, room)).toBe(nodes);
  });

  it('one each where the room of a node is unknown', () => {
    expect(nodesFor([set({ replicas: 2 })], undefined)).toBe(2);
  });
});

describe('a node group in a plan', () => {
  const groupsOf = (objects: Record<string, object>) => readNodeGroups(objectsOf([creating(objects)], 'after'));

  it('is read with its sizes, types, labels, room and disk', () => {
    expect(groupsOf(aPool())).toEqual({
      unread: [],
      groups: [
        {
          address: 'aws_autoscaling_group.Pools_general_0B0B0B0B',
          region: 'eu-west-1',
          min: 0,
          max: 4,
          types: ['m5.large'],
          onDemandBase: 0,
          onDemandPercent: 0,
          labels: { workload: 'serving', lifecycle: 'spot' },
          room: { cpu: 1930, memory: 6903 },
          diskGiB: 50,
        },
      ],
    });
  });

  it.each<[string, object, string]>([
    ['its largest size', { max_size: null }, 'does not say its sizes'],
    ['its types', { mixed_instances_policy: [{ launch_template: [{}] }] }, 'does not say its instance types'],
    [
      'one of its types',
      { mixed_instances_policy: [{ launch_template: [{ override: [{ instance_type: 'm5.large' }, {}] }] }] },
      'some of its instance types',
    ],
    [
      'weights',
      {
        mixed_instances_policy: [
          { launch_template: [{ override: [{ instance_type: 'm5.large', weighted_capacity: '2' }] }] },
        ],
      },
      'sizes are weighted',
    ],
  ])('is named and not guessed where the plan does not say %s', (_, more, why) => {
    const { groups, unread } = groupsOf(aPool({ more }));
    expect(groups).toEqual([]);
    expect(unread).toEqual([expect.stringContaining(why)]);
  });

  it('without a mixed policy is On-Demand, of the type in its launch template', () => {
    const pool = { name: 'plain', min_size: 1, max_size: 1 };
    const objects = {
      'aws_autoscaling_group.plain': pool,
      'aws_launch_template.other': { name: 'plain', instance_type: 'm5.large' },
    };
    expect(groupsOf(objects).groups).toEqual([
      expect.objectContaining({ types: ['m5.large'], onDemandPercent: 100, diskGiB: undefined }),
    ]);
  });

  it.each([
    ['SPOT', 0],
    ['ON_DEMAND', 100],
    [null, 100],
  ])('that EKS manages, of %p, is %i %% On-Demand', (capacity_type, percent) => {
    const values = { capacity_type, instance_types: ['m5.large'], scaling_config: [{ min_size: 2, max_size: 4 }] };
    expect(groupsOf({ 'aws_eks_node_group.x': values }).groups[0]).toMatchObject({
      min: 2,
      max: 4,
      onDemandPercent: percent,
    });
  });
});

describe('the launch template of a group', () => {
  const group = (values: object) => anObject('aws_eks_node_group.Cluster_SystemNodes_B72BD2B8', values);
  const template = (address: string, values: object) => anObject(`aws_launch_template.${address}`, values);
  const mine = template('Cluster_SystemNodes_Template_E8E7745A', { id: 'lt-1', name: 'system' });
  const other = template('Pools_general_Template_2616378A', { id: 'lt-2', name: 'general' });

  it.each<[string, object, string | undefined]>([
    ['by its id', { launch_template: [{ id: 'lt-2' }] }, other.address],
    ['by its name', { name: 'general' }, other.address],
    ['by its construct before it exists', {}, mine.address],
    ['nowhere where the id is of another stack', { launch_template: [{ id: 'lt-9' }] }, undefined],
  ])('is found %s', (_, values, address) => {
    expect(templateOf(group(values), [mine, other])?.address).toBe(address);
  });

  const disk = (ebs: object) =>
    template('x', { block_device_mappings: [{ ebs: [{ volume_type: 'gp3', volume_size: 50, ...ebs }] }] });
  it.each<[string, object, number | undefined]>([
    ['plain gp3', {}, 50],
    ['gp3 with its base performance', { iops: 3000, throughput: 125 }, 50],
    ['gp3 with more operations', { iops: 3001 }, undefined],
    ['gp3 with more throughput', { throughput: 126 }, undefined],
    ['another volume', { volume_type: 'io2' }, undefined],
    ['a size known after apply', { volume_size: null }, undefined],
  ])('gives a disk only of %s', (_, ebs, gibibytes) => {
    expect(diskOf(disk(ebs))).toBe(gibibytes);
  });
});

describe('pods in a plan', () => {
  const setsOf = (objects: Record<string, object>) => readPodSets(objectsOf([creating(objects)], 'after'));

  it('are as many as their autoscaler keeps at least, not as the Deployment begins with', () => {
    expect(setsOf(aModel({ replicas: 5, min: 3 }))).toEqual([
      expect.objectContaining({ replicas: 3, perNode: 1, placeholders: false }),
    ]);
  });

  it('are placeholders by their priority', () => {
    expect(setsOf(headroom(2))).toEqual([
      expect.objectContaining({ replicas: 2, placeholders: true, perNode: Infinity }),
    ]);
  });

  it.each([
    [5001, 2],
    [null, Infinity],
  ])('that spread over at least %p nodes are capped at %p a node', (min_domains, cap) => {
    const spread = {
      max_skew: 2,
      when_unsatisfiable: 'DoNotSchedule',
      topology_key: 'kubernetes.io/hostname',
      min_domains,
    };
    expect(setsOf(aModel({ pod: { affinity: [], topology_spread_constraint: [spread] } }))[0]?.perNode).toBe(cap);
  });

  it('have no size where a request is missing', () => {
    expect(
      setsOf(aModel({ pod: { container: [{ resources: [{ requests: { cpu: '1' } }] }] } }))[0]?.asks,
    ).toBeUndefined();
  });
});

describe('the nodes of an app', () => {
  const countsOf = (objects: Record<string, object>) => {
    const after = objectsOf([creating(objects)], 'after');
    return nodeCounts(readNodeGroups(after).groups, readPodSets(after)).map(({ spot, nodes, missing }) => ({
      spot,
      ...nodes,
      missing,
    }));
  };
  const onDemandOnly = {
    affinity: [
      {
        node_affinity: [
          {
            required_during_scheduling_ignored_during_execution: [
              {
                node_selector_term: [
                  { match_expressions: [{ key: 'lifecycle', operator: 'In', values: ['on-demand'] }] },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  const fallback = aPool({ name: 'fallback', spot: false });

  it.each<[string, Record<string, object>, object[]]>([
    [
      'none at the floor without headroom',
      { ...aPool(), ...aModel() },
      [{ spot: true, floor: 0, expected: 2, ceiling: 4, missing: 0 }],
    ],
    [
      'one for each placeholder at the floor',
      { ...aPool(), ...aModel(), ...headroom(1) },
      [{ spot: true, floor: 1, expected: 3, ceiling: 4, missing: 0 }],
    ],
    [
      'the smallest size where that is more',
      { ...aPool({ min: 3 }), ...aModel() },
      [{ spot: true, floor: 3, expected: 3, ceiling: 4, missing: 0 }],
    ],
    [
      'too few where the pods need more than the largest size',
      { ...aPool({ max: 1 }), ...aModel() },
      [{ spot: true, floor: 0, expected: 1, ceiling: 1, missing: 1 }],
    ],
    [
      'On-Demand for those that Spot has no room for',
      { ...aPool({ max: 1 }), ...fallback, ...aModel() },
      [
        { spot: true, floor: 0, expected: 1, ceiling: 1, missing: 0 },
        { spot: false, floor: 0, expected: 1, ceiling: 4, missing: 0 },
      ],
    ],
    [
      'On-Demand for pods that must not be on Spot',
      { ...aPool(), ...fallback, ...aModel({ pod: onDemandOnly, replicas: 1 }) },
      [
        { spot: false, floor: 0, expected: 1, ceiling: 4, missing: 0 },
        { spot: true, floor: 0, expected: 0, ceiling: 4, missing: 0 },
      ],
    ],
    [
      'at their smallest where no pod goes',
      aPool({ min: 2 }),
      [{ spot: true, floor: 2, expected: 2, ceiling: 4, missing: 0 }],
    ],
  ])('are %s', (_, objects, counts) => {
    expect(countsOf(objects)).toEqual(counts);
  });
});
