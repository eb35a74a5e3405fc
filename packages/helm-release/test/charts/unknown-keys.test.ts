import fc from 'fast-check';

import { describeProblem } from '@spot-serving/core';

import { chartKeys, type ChartName, unknownKeys } from '../../src';

const charts = Object.keys(chartKeys) as ChartName[];

/** For each chart a slip that Helm would take without a word, and what its author meant. */
const slips: readonly [ChartName, Record<string, unknown>, string, string][] = [
  [
    'aws-load-balancer-controller',
    { enableServiceMutatorWebHook: false },
    'enableServiceMutatorWebHook',
    'enableServiceMutatorWebhook',
  ],
  [
    'aws-load-balancer-controller',
    { podMutatorWebhookConfig: { failurePolcy: 'Fail' } },
    'podMutatorWebhookConfig.failurePolcy',
    'podMutatorWebhookConfig.failurePolicy',
  ],
  ['cluster-autoscaler', { autodiscovery: { clusterName: 'dev' } }, 'autodiscovery', 'autoDiscovery'],
  [
    'cluster-autoscaler',
    { rbac: { serviceAccount: { names: 'autoscaler' } } },
    'rbac.serviceAccount.names',
    'rbac.serviceAccount.name',
  ],
  ['aws-node-termination-handler', { queueUrl: 'https://sqs' }, 'queueUrl', 'queueURL'],
  ['aws-node-termination-handler', { nodeSelectors: { role: 'system' } }, 'nodeSelectors', 'nodeSelector'],
  ['metrics-server', { replicaCount: 2 }, 'replicaCount', 'replicas'],
  ['prometheus', { server: { replicas: 2 } }, 'server.replicas', 'server.replicaCount'],
  ['prometheus-adapter', { rules: { externals: [] } }, 'rules.externals', 'rules.external'],
  ['alertmanager', { persistance: { enabled: false } }, 'persistance', 'persistence'],
  [
    'metrics-server',
    { podDisruptionBudget: { enable: true } },
    'podDisruptionBudget.enable',
    'podDisruptionBudget.enabled',
  ],
];

describe('unknownKeys', () => {
  it.each(slips)('refuses in values of %s a misspelt key: %j', (chart, values, path, meant) => {
    const [problem, ...more] = unknownKeys(chart, values);
    expect(more).toEqual([]);
    expect(problem?.path).toBe(path);
    expect(problem?.fix).toBe(
      `chart ${chart} ${chartKeys[chart].version} has no such key: write ${meant}, or remove it`,
    );
  });

  it.each(charts)('takes every key that %s knows, also free ones', (chart) => {
    const values = chartKeys[chart].keys.map((path) => nested(path.replace('*', 'anything'), 'x'));
    expect(values.flatMap((one) => unknownKeys(chart, one))).toEqual([]);
  });

  it.each(charts)('refuses in values of %s any known key with a letter more', (chart) => {
    const plain = chartKeys[chart].keys.filter((path) => !path.endsWith('*'));
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.constantFrom('s', 'X', '_'), (path, letter) => {
        fc.pre(!plain.includes(path + letter));
        expect(unknownKeys(chart, nested(path + letter, 'x'))).toHaveLength(1);
      }),
    );
  });

  it('reports all slips at once, each where it stands', () => {
    const problems = unknownKeys('cluster-autoscaler', {
      replicas: 1,
      image: { tags: 'v1.35.0' },
      extraArgs: { anything: 'goes' },
    });
    expect(problems.map(describeProblem)).toEqual([
      'replicas is 1: chart cluster-autoscaler 9.59.0 has no such key: write replicaCount, or remove it',
      'image.tags is "v1.35.0": chart cluster-autoscaler 9.59.0 has no such key: write image.tag, or remove it',
    ]);
  });

  it('refuses a map where the chart has a value, and a value where it has a map', () => {
    expect(unknownKeys('metrics-server', { replicas: { min: 2 } }).map(({ fix }) => fix)).toEqual([
      expect.stringMatching(/^takes no keys of its own/),
    ]);
    expect(unknownKeys('metrics-server', { podDisruptionBudget: true }).map(({ fix }) => fix)).toEqual([
      expect.stringMatching(/^is a map in chart metrics-server 3\.13\.1: write one of podDisruptionBudget\.enabled, /),
    ]);
  });
});

describe('the lists of keys', () => {
  it.each(charts)('of %s say which version they are of, and where and when they were read', (chart) => {
    expect(chartKeys[chart]).toMatchObject({
      chart,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      appVersion: expect.stringMatching(/^v?\d+\.\d+\.\d+$/),
      source: expect.stringMatching(new RegExp(`^[\\w-]+/[\\w-]+@[0-9a-f]{40}:[\\w/-]+/${chart}$`)),
      read: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it.each(charts)('of %s are sorted, hold each once, and no key beside a map that has it', (chart) => {
    const { keys } = chartKeys[chart];
    expect(keys).toEqual([...new Set(keys)].sort());
    const maps = keys.filter((key) => key.endsWith('.*')).map((key) => key.slice(0, -1));
    expect(keys.filter((key) => maps.some((map) => key.startsWith(map) && key !== `${map}*`))).toEqual([]);
  });
});

function nested(path: string, value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  return { [key]: rest.length === 0 ? value : nested(rest.join('.'), value) };
}
