import { lifecycleLabel, placementOn, scheduleFor } from '@spot-serving/core';

import { releaseOnDemand } from '../src/rules/release-on-demand';
import { stackWith, wrongs } from './stacks';

const release = (...values: unknown[]) =>
  stackWith('helm_release', { name: 'metrics-server', values: values.map((value) => JSON.stringify(value)) });
const onDemand = placementOn(scheduleFor('system', 'on-demand'));
const nowhere = `selects nodes whose ${lifecycleLabel} is`;

const refused: [string, object, string][] = [
  ['no values', stackWith('helm_release', { name: 'metrics-server' }), `${nowhere} not set`],
  ['no selector', release({ replicas: 2 }), `${nowhere} not set`],
  ['a selector of something else', release({ nodeSelector: { 'kubernetes.io/os': 'linux' } }), `${nowhere} not set`],
  ['Spot nodes', release(placementOn(scheduleFor('system', 'spot'))), `${nowhere} "spot"`],
  [
    'an On-Demand selector that a later document overrides',
    release(onDemand, placementOn(scheduleFor('system', 'spot'))),
    `${nowhere} "spot"`,
  ],
  [
    'values that nobody can read',
    stackWith('helm_release', { values: ['${local.values}'] }),
    'has values that are no JSON object',
  ],
];

describe('release-on-demand', () => {
  it('looks for the selector of Prometheus where its chart has it, and for what the chart installs beside', () => {
    const others = ['alertmanager', 'kube-state-metrics', 'prometheus-node-exporter', 'prometheus-pushgateway'];
    const off = Object.fromEntries(others.map((chart) => [chart, { enabled: false }]));
    const prometheus = (values: object) =>
      stackWith('helm_release', { name: 'prometheus', chart: 'prometheus', values: [JSON.stringify(values)] });
    expect(wrongs(releaseOnDemand, prometheus({ ...off, server: onDemand }))).toEqual([]);
    expect(wrongs(releaseOnDemand, prometheus({ ...off, ...onDemand }))).toEqual([`${nowhere} not set`]);
    expect(wrongs(releaseOnDemand, prometheus({ server: onDemand }))).toEqual([
      `installs ${others.join(', ')} as well`,
    ]);
  });

  it.each(refused)('refuses %s', (_, stack, what) => {
    expect(wrongs(releaseOnDemand, stack)).toEqual([what]);
  });

  it('accepts pods that select On-Demand nodes, in whichever document', () => {
    expect(wrongs(releaseOnDemand, release(onDemand))).toEqual([]);
    expect(wrongs(releaseOnDemand, release({ replicas: 2 }, onDemand))).toEqual([]);
  });

  it('turns red when the selector is taken from good values', () => {
    const { tolerations } = onDemand;
    expect(wrongs(releaseOnDemand, release({ tolerations }))).toHaveLength(1);
  });

  it('takes a chart that prints objects without pods, and no other object and no value beside them', () => {
    const budget = { kind: 'PodDisruptionBudget', metadata: { name: 'resnet' } };
    const policies = ['Role', 'RoleBinding', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'].map(
      (kind) => ({ kind }),
    );
    expect(wrongs(releaseOnDemand, release({ objects: [budget, ...policies] }))).toEqual([]);
    expect(wrongs(releaseOnDemand, release({ objects: [budget, { kind: 'Deployment' }] }))).toHaveLength(1);
    expect(wrongs(releaseOnDemand, release({ objects: [budget], replicas: 2 }))).toHaveLength(1);
  });
});
