import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';

import { resolveServedModel, type ServedModelSection } from '@spot-serving/core';
import { demandMetrics, scraper } from '@spot-serving/core/numbers';
import { releasesOf, resourcesOf, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { servedModelProblems } from '../src';
import { demandProblems } from '../src/planning/demand-target';
import { aServedModel } from './a-served-model';

interface Autoscaler {
  readonly spec: { readonly metric: readonly { readonly type: string; readonly external?: object }[] };
}
interface Policy {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly ingress?: readonly { readonly from: readonly object[]; readonly ports: readonly object[] }[];
  };
}

const demanded = aServedModel({ scaling: { concurrencyPerPod: 2.5 } });
const metrics = (stack: SynthesizedStack) => (theOnly(HorizontalPodAutoscalerV2, stack) as Autoscaler).spec.metric;
const ways = (stack: SynthesizedStack) =>
  (Object.values(resourcesOf(NetworkPolicyV1, stack)) as Policy[]).find(({ metadata }) => metadata.name === 'resnet')
    ?.spec.ingress;
const entry = (change: Partial<ServedModelSection>) => resolveServedModel({ version: 1, sizeMiB: 98, ...change });

describe('a model that scales on demand', () => {
  it('does so beside CPU and memory, by what its own scaled pods have', () => {
    expect(metrics(demanded).map(({ type }) => type)).toEqual(['Resource', 'Resource', 'External']);
    expect(metrics(demanded)[2]).toMatchObject({
      external: {
        metric: {
          name: demandMetrics.concurrency,
          selector: [{ match_labels: { service: 'resnet', capacity: 'scaled' } }],
        },
        target: { type: 'AverageValue', average_value: '2500m' },
      },
    });
  });

  it('may have five times the pods at once, and goes down as slowly as any', () => {
    const behavior = (stack: SynthesizedStack) =>
      (
        theOnly(HorizontalPodAutoscalerV2, stack) as {
          readonly spec: { readonly behavior: { readonly scale_down: object } };
        }
      ).spec.behavior;
    expect(behavior(demanded)).toMatchObject({
      scale_up: [
        {
          policy: [
            { type: 'Pods', value: 4 },
            { type: 'Percent', value: 400, period_seconds: 15 },
          ],
        },
      ],
      scale_down: behavior(aServedModel()).scale_down,
    });
  });

  it.each([
    [{ requestsPerSecondPerPod: 20 }, demandMetrics.requestsPerSecond, '20'],
    [{ requestsPerSecondPerPod: 0.5 }, demandMetrics.requestsPerSecond, '500m'],
  ])('by %j', (scaling, name, value) => {
    expect(metrics(aServedModel({ scaling }))[2]).toMatchObject({
      external: { metric: { name }, target: { average_value: value } },
    });
  });

  it('lets Prometheus, and nobody else, read its metrics beside the balancer; one that does not lets nobody', () => {
    expect(ways(aServedModel())).toHaveLength(1);
    expect(ways(demanded)?.[1]).toEqual({
      from: [
        {
          namespace_selector: { match_labels: { 'kubernetes.io/metadata.name': scraper.namespace } },
          pod_selector: { match_labels: scraper.labels },
        },
      ],
      ports: [{ port: '8501', protocol: 'TCP' }],
    });
  });

  it('has a namespace whose pods Prometheus may find, and nothing else of it', () => {
    expect(releasesOf(aServedModel())).not.toHaveProperty('metrics-reader');
    expect(releasesOf(demanded)['metrics-reader']?.values).toMatchObject({
      objects: [
        {
          kind: 'Role',
          metadata: { namespace: 'serving' },
          rules: [{ resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
        },
        { kind: 'RoleBinding', subjects: [{ name: scraper.serviceAccount, namespace: scraper.namespace }] },
      ],
    });
  });
});

describe('a target of demand', () => {
  it.each<[string, Partial<ServedModelSection>, RegExp | undefined]>([
    ['below what full pods have in hand', { scaling: { concurrencyPerPod: 57.2 } }, undefined],
    ['above it', { scaling: { concurrencyPerPod: 57.3 } }, /use 57\.2 or less: by one API a pod has no more than 63 /],
    [
      'with fewer threads',
      { scaling: { concurrencyPerPod: 30 }, flags: { restApiNumThreads: 24 } },
      /use 20\.9 or less/,
    ],
    [
      'of batches, by what is in hand',
      { scaling: { concurrencyPerPod: 3 }, batching: { maxBatchSize: 8 } },
      /name requestsPerSecondPerPod/,
    ],
    [
      'of batches, by what is answered',
      { scaling: { requestsPerSecondPerPod: 90 }, batching: { maxBatchSize: 8 } },
      undefined,
    ],
    ['that nobody named', {}, undefined],
    ['of what a pod answers, where nobody measured', { scaling: { requestsPerSecondPerPod: 900 } }, undefined],
  ])('%s', (_, change, fix) => {
    const problems = demandProblems(entry(change));
    expect(problems).toEqual(
      fix === undefined
        ? []
        : [expect.objectContaining({ path: 'scaling.concurrencyPerPod', fix: expect.stringMatching(fix) as string })],
    );
  });

  it('that a measured model answers by no means is refused, and the highest that it does is not', () => {
    const measured = { loadedMiB: 140, memoryPerItemMiB: 6, cpuMillis: 50 };
    const refused = (requestsPerSecondPerPod: number, batching?: 'throughput') =>
      demandProblems(entry({ scaling: { requestsPerSecondPerPod }, measured, batching }));
    expect(refused(900)).toMatchObject([
      {
        path: 'scaling.requestsPerSecondPerPod',
        fix: 'use 36.4 or less: a pod answers no more than 40 in a second (2 CPUs, measured.cpuMillis 50), and one is added above 1.1 times this',
      },
    ]);
    expect(refused(36.3)).toEqual([]);
    expect(refused(900, 'throughput')).toEqual([]);
  });

  it('is judged with the model', () => {
    const model = entry({ scaling: { concurrencyPerPod: 60 } });
    const paths = servedModelProblems({ resnet: model }, { headroom: 0, provisionMinutes: 5 }).map(({ path }) => path);
    expect(paths).toContain('models.served.resnet.scaling.concurrencyPerPod');
  });
});
