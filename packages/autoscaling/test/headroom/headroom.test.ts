import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1';
import * as fc from 'fast-check';

import { headroomPods, instanceLabel, scheduleFor } from '@spot-serving/core';
import { resourcesOf, synthInCluster, theOnly } from '@spot-serving/testkit';

import {
  exceeds,
  Headroom,
  headroomPriority,
  headroomProblems,
  headroomRequest,
  PriorityClasses,
  type Resources,
} from '../../src';
import { headroomPatience } from '../../src/headroom/headroom-patience';
import { mebibytes, milliCpu } from '../../src/headroom/quantity';

/** An m5.large as it was measured (drain.md): 1930m; its memory by the pools' own estimate. */
const large: Resources = { cpu: '1930m', memory: '6610Mi' };
const xlarge: Resources = { cpu: '3920m', memory: '14000Mi' };

const stack = synthInCluster((scope) => {
  const { ready } = new PriorityClasses(scope, 'PriorityClasses');
  new Headroom(scope, 'Headroom', { count: 2, nodes: [large, large], after: ready });
});
interface Deployment {
  readonly spec: { readonly template: { readonly spec: Readonly<Record<string, unknown>> } };
}
const deployment = theOnly(DeploymentV1, stack) as Deployment;
const pod = deployment.spec.template.spec;

const wrong: [string, object, string, RegExp][] = [
  ['half a node', { count: 0.5 }, 'count', /whole number/],
  ['fewer than none', { count: -1 }, 'count', /0 or more/],
  ['no nodes', { nodes: [] }, 'nodes', /each pool/],
  ['a quantity that is none', { nodes: [{ cpu: 'two', memory: '4Gi' }] }, 'nodes[0]', /write CPU as/],
  [
    'memory in decimal units, which no kubelet reports',
    { nodes: [{ cpu: '2', memory: '4G' }] },
    'nodes[0]',
    /write CPU as/,
  ],
  ['pools of two sizes', { nodes: [large, xlarge] }, 'nodes[1]', /one size/],
];

describe('headroom', () => {
  it.each(wrong)('refuses %s', (_, change, path, fix) => {
    expect(headroomProblems({ count: 1, nodes: [large], ...change })).toEqual([
      expect.objectContaining({ path, fix: expect.stringMatching(fix) as string }),
    ]);
  });

  it('asks for what was measured on an m5.large, about 1300m', () => {
    expect(milliCpu(headroomRequest([large]).cpu)).toBe(1286);
  });

  it('fits on every node, and only alone, whatever its size', () => {
    const node = fc.record({
      cpu: fc.integer({ min: 100, max: 96_000 }),
      memory: fc.integer({ min: 100, max: 500_000 }),
    });
    fc.assert(
      fc.property(node, ({ cpu, memory }) => {
        const it = { cpu: `${cpu}m`, memory: `${memory}Mi` };
        const request = headroomRequest([it]);
        return !exceeds(it, request, { cpu: '0m', memory: '0Mi' }) && exceeds(it, request, request);
      }),
    );
  });

  it('leaves no room for a serving pod of more than a third, by memory alone too', () => {
    const byMemory = { cpu: '100m', memory: '3Gi' };
    expect(exceeds(large, headroomRequest([large]), byMemory)).toBe(true);
  });

  it('gives way at once, and has no anti-affinity, which would cost 35 s', () => {
    expect(pod).toMatchObject({ termination_grace_period_seconds: 0, priority_class_name: 'spot-serving-headroom' });
    expect(JSON.stringify(pod)).not.toMatch(/affinity/i);
  });

  it('has the label by which small pods keep away from it, and by which no model is found', () => {
    const { metadata } = (
      theOnly(DeploymentV1, stack) as { readonly spec: { readonly template: { readonly metadata: object } } }
    ).spec.template;
    expect(metadata).toMatchObject({ labels: { [instanceLabel]: headroomPods.instance } });
  });

  it('runs on serving nodes, Spot and On-Demand alike', () => {
    const { taints } = scheduleFor('serving', 'spot');
    expect(pod.node_selector).toEqual({ 'spot-serving.dev/workload': 'serving' });
    expect(pod.toleration).toEqual(taints.map(({ key, value, effect }) => ({ key, operator: 'Equal', value, effect })));
  });

  it('says for itself, of each container too, what the provider would fill in with something that is refused', () => {
    const own = { run_as_non_root: true };
    expect(pod).toMatchObject({
      automount_service_account_token: false,
      security_context: { ...own, seccomp_profile: { type: 'RuntimeDefault' } },
      container: [{ security_context: { ...own, allow_privilege_escalation: false, privileged: false } }],
    });
    expect(pod.container).toHaveLength(1);
    expect(pod).not.toHaveProperty('init_container');
  });

  it('is waited for through both pools, 5 minutes each, and a boot, and the Deployment gives up before Terraform does', () => {
    expect(deployment).not.toHaveProperty('wait_for_rollout');
    expect(deployment).toMatchObject({
      spec: { progress_deadline_seconds: (2 * 5 + 3) * 60 },
      timeouts: { create: '26m', update: '26m' },
    });
  });

  it.each([
    [1, undefined, 8 * 60],
    [3, undefined, 18 * 60],
    [2, 15, 33 * 60],
  ])('has patience for %d pools that are given up after %s minutes', (pools, minutes, seconds) => {
    const { progressDeadlineSeconds, rolloutTimeoutMinutes } = headroomPatience(pools, minutes);
    expect(progressDeadlineSeconds).toBe(seconds);
    expect(rolloutTimeoutMinutes * 60).toBeGreaterThan(progressDeadlineSeconds);
  });

  it('has more patience where further scale-ups may restart the wait, 51 s each', () => {
    // 2 x 5 minutes, 7 x 51 s, and a boot.
    expect(headroomPatience(2, 5, 7)).toEqual({
      progressDeadlineSeconds: (10 + 6 + 3) * 60,
      rolloutTimeoutMinutes: 38,
    });
  });

  it('has the count that it was given', () => {
    expect(deployment).toMatchObject({ spec: { replicas: '2' } });
    expect(deployment).toMatchObject({
      depends_on: expect.arrayContaining([expect.stringMatching(/^kubernetes_priority_class_v1/)]) as string[],
    });
  });

  it('is below models, which are below controllers, and makes nobody give way', () => {
    const classes = Object.values(resourcesOf(PriorityClassV1, stack)) as {
      readonly metadata: { readonly name: string };
      readonly value: number;
    }[];
    const names = [...classes].sort((a, b) => a.value - b.value).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['spot-serving-headroom', 'spot-serving-models', 'spot-serving-system']);
    expect(classes.find(({ value }) => value === headroomPriority)).toMatchObject({ preemption_policy: 'Never' });
  });
});

describe('a quantity', () => {
  it.each([
    ['1930m', 1930],
    ['2', 2000],
    ['0.5', 500],
  ])('of CPU, %s, is %d thousandths', (text, value) => {
    expect(milliCpu(text)).toBe(value);
  });

  it.each([
    ['6610Mi', 6610],
    ['4Gi', 4096],
    ['2048Ki', 2],
  ])('of memory, %s, is %d MiB', (text, value) => {
    expect(mebibytes(text)).toBe(value);
  });
});
