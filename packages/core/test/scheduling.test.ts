import fc from 'fast-check';

import { kubeletFlags, type NodeSchedule, nodeTemplateTags, placementOn, scheduleFor, scheduleProblems } from '../src';

const serving = scheduleFor('serving', 'spot');

describe('scheduling vocabulary', () => {
  it('says lifecycle and workload in labels, and keeps other workloads off', () => {
    expect(serving).toEqual({
      labels: { 'spot-serving.dev/workload': 'serving', 'spot-serving.dev/lifecycle': 'spot' },
      taints: [{ key: 'spot-serving.dev/workload', value: 'serving', effect: 'NoSchedule' }],
    });
  });

  it('registers nodes with it', () => {
    expect(kubeletFlags(serving)).toEqual([
      '--node-labels=spot-serving.dev/lifecycle=spot,spot-serving.dev/workload=serving',
      '--register-with-taints=spot-serving.dev/workload=serving:NoSchedule',
    ]);
    expect(kubeletFlags({ labels: {}, taints: [] })).toEqual([]);
  });

  it('tells the autoscaler of nodes that do not exist yet', () => {
    expect(nodeTemplateTags(serving)).toEqual({
      'k8s.io/cluster-autoscaler/node-template/label/spot-serving.dev/workload': 'serving',
      'k8s.io/cluster-autoscaler/node-template/label/spot-serving.dev/lifecycle': 'spot',
      'k8s.io/cluster-autoscaler/node-template/taint/spot-serving.dev/workload': 'serving:NoSchedule',
    });
  });

  it('writes the colon of a taint without a value', () => {
    expect(nodeTemplateTags({ labels: {}, taints: [{ key: 'gpu', effect: 'NoSchedule' }] })).toEqual({
      'k8s.io/cluster-autoscaler/node-template/taint/gpu': ':NoSchedule',
    });
  });

  it('places pods there and nowhere else', () => {
    expect(placementOn(serving)).toEqual({
      nodeSelector: serving.labels,
      tolerations: [{ key: 'spot-serving.dev/workload', operator: 'Equal', value: 'serving', effect: 'NoSchedule' }],
    });
    expect(placementOn({ labels: {}, taints: [{ key: 'gpu', effect: 'NoExecute' }] }).tolerations).toEqual([
      { key: 'gpu', operator: 'Exists', effect: 'NoExecute' },
    ]);
  });

  it('says the same labels to kubelet, autoscaler and pods, for any schedule', () => {
    const label = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(label, label), (labels) => {
        const tags = nodeTemplateTags({ labels, taints: [] });
        const flag = kubeletFlags({ labels, taints: [] })[0] ?? '--node-labels=';
        const registered = flag
          .slice('--node-labels='.length)
          .split(',')
          .filter((pair) => pair !== '');
        expect(new Set(registered)).toEqual(
          new Set(Object.entries(tags).map(([key, value]) => `${key.split('/').at(-1)}=${value}`)),
        );
        expect(placementOn({ labels, taints: [] }).nodeSelector).toEqual(labels);
      }),
    );
  });

  it.each<[string, NodeSchedule, RegExp]>([
    [
      'a label of kubernetes.io',
      { labels: { 'node-role.kubernetes.io/worker': '' }, taints: [] },
      /choose another prefix/,
    ],
    ['a key with a space', { labels: { 'a b': 'c' }, taints: [] }, /write a Kubernetes label key/],
    ['a value that is too long', { labels: { a: 'x'.repeat(64) }, taints: [] }, /at most 63/],
    [
      'a taint with a wrong value',
      { labels: {}, taints: [{ key: 'a', value: '-', effect: 'NoSchedule' }] },
      /at most 63/,
    ],
  ])('refuses %s', (_, schedule, fix) => {
    expect(scheduleProblems(schedule)).toEqual([expect.objectContaining({ fix: expect.stringMatching(fix) })]);
  });

  it('finds nothing wrong with its own', () => {
    expect(scheduleProblems(serving)).toEqual([]);
  });
});
