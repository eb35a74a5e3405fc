import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import { Testing } from 'cdktf';

import { releaseOf } from '@spot-serving/testkit';

import { disruptionBudget } from '../src';
import { aServedModel } from './a-served-model';

const chart = join(__dirname, '..', 'chart');

describe('the local chart', () => {
  it('prints its values and nothing else, so that what a plan shows is what is made', () => {
    expect(readdirSync(join(chart, 'templates'))).toEqual(['objects.yaml']);
    expect(readFileSync(join(chart, 'templates', 'objects.yaml'), 'utf8')).toBe(
      '{{- range .Values.objects }}\n---\n{{ toYaml . }}\n{{- end }}\n',
    );
  });

  it('holds nothing unless it is told to', () => {
    expect(readFileSync(join(chart, 'values.yaml'), 'utf8')).toMatch(/^objects: \[\]$/m);
  });
});

describe('the release of a served model', () => {
  const release = releaseOf('resnet-objects', aServedModel());

  it('takes the chart along with the synthesized stack', () => {
    expect(release.chart).toMatch(/^assets\/Model_Objects_Chart_\w+\/[0-9A-F]{32}$/);
  });

  it('lets one pod leave at a time, and those that do not answer always', () => {
    expect(release.values).toEqual({ objects: [disruptionBudget('resnet', String(release.namespace), 1)] });
    expect(release.values.objects).toMatchObject([
      { spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' } },
    ]);
  });

  it.each([
    [{ nodes: 2 }, 2],
    [{ share: 30 }, '30%'],
    [{ zone: true }, '34%'],
  ])('lets go at once what an interruption of %j warns', (interruptions, maxUnavailable) => {
    const surroundings = { headroom: 2, provisionMinutes: 5, interruptions };
    const stack = aServedModel({ replicas: { min: 3, max: 10 }, surroundings });
    expect(releaseOf('resnet-objects', stack)).toMatchObject({ values: { objects: [{ spec: { maxUnavailable } }] } });
  });

  it('is needed: the binding drops what it does not know', () => {
    const spec = { selector: {}, unhealthyPodEvictionPolicy: 'AlwaysAllow' };
    const written = Testing.synthScope((scope) => {
      new PodDisruptionBudgetV1(scope, 'Budget', { metadata: {}, spec });
    });
    expect(written).toContain('kubernetes_pod_disruption_budget_v1');
    expect(written).not.toMatch(/unhealthy/i);
  });
});
