import { MisconfigurationError } from '@spot-serving/core';
import { synthInCluster } from '@spot-serving/testkit';

import { ControllerRelease, controllerReleaseProblems, type ControllerReleaseProps, pinnedChart } from '../../src';
import { chartKeys, type ChartName } from '../../src/charts/chart-keys';
import { sharedValues } from '../../src/release/shared-values';

const digest = `sha256:${'7'.repeat(64)}`;
const resources = { cpu: '100m', memory: '128Mi' };
const release = (change: Partial<ControllerReleaseProps>): ControllerReleaseProps => ({
  chart: 'metrics-server',
  resources,
  values: {},
  ...change,
});

const misspelt: [ChartName, Readonly<Record<string, unknown>>, string][] = [
  ['aws-load-balancer-controller', { vpcID: 'vpc-1' }, 'vpcId'],
  ['aws-node-termination-handler', { queueUrl: 'https://' }, 'queueURL'],
  ['cluster-autoscaler', { serviceAccount: { name: 'cluster-autoscaler' } }, 'rbac\\.serviceAccount'],
  ['metrics-server', { replicaCount: 2 }, 'replicas'],
];

const wrong: [string, Partial<ControllerReleaseProps>, string, RegExp][] = [
  ['a selector of its own', { values: { nodeSelector: {} } }, 'values.nodeSelector', /none lands on Spot/],
  [
    'a selector in the section of its pods',
    { chart: 'prometheus', values: { server: { nodeSelector: {} } } },
    'values.server.nodeSelector',
    /none lands on Spot/,
  ],
  ['tolerations of its own', { values: { tolerations: [] } }, 'values.tolerations', /none lands on Spot/],
  ['no time to pull an image', { timeoutSeconds: 10 }, 'timeoutSeconds', /60 or more/],
  ['half a second', { timeoutSeconds: 60.5 }, 'timeoutSeconds', /whole seconds/],
  ['a registry with a scheme', { imageRegistry: 'https://mirror' }, 'imageRegistry', /without https/],
  ['a registry that ends in a slash', { imageRegistry: 'mirror.example/' }, 'imageRegistry', /without a slash/],
];

describe('a release of a controller', () => {
  it.each(misspelt)('of %s refuses a misspelt key and names the right one', (chart, values, right) => {
    const define = () => synthInCluster((stack) => new ControllerRelease(stack, 'Release', release({ chart, values })));
    expect(define).toThrow(MisconfigurationError);
    expect(define).toThrow(new RegExp(`has no such key: write ${right}`));
  });

  it.each(wrong)('refuses %s', (_, change, path, fix) => {
    expect(controllerReleaseProblems(release(change))).toEqual([
      expect.objectContaining({ path, fix: expect.stringMatching(fix) as string }),
    ]);
  });

  it('reports all at once', () => {
    expect(
      controllerReleaseProblems(
        release({ values: { nodeSelector: {}, replicaCount: 2 }, timeoutSeconds: 1, imageRegistry: '' }),
      ),
    ).toHaveLength(4);
  });

  it('takes a registry with a port and a path', () => {
    expect(controllerReleaseProblems(release({ imageRegistry: 'mirror.example:5000/copies' }))).toEqual([]);
  });

  it.each(Object.keys(chartKeys) as ChartName[])('of %s runs its image by the digest that was looked up', (chart) => {
    const { image, imageTag } = pinnedChart(chart);
    const lookedUp = { digest, platform: 'linux/amd64', source: 'made up for a test', read: '2026-11-28' };
    const props = release({ chart, images: { [`${image}:${imageTag}`]: lookedUp }, imageRegistry: 'mirror.example' });
    expect(sharedValues(props).image).toEqual({
      repository: image.replace(/^[^/]+/, 'mirror.example'),
      tag: `${imageTag}@${digest}`,
    });
    expect(sharedValues(release({ chart })).image).toEqual({ repository: image, tag: imageTag });
    expect(controllerReleaseProblems(props)).toEqual([]);
  });

  it('installs the image that belongs to the chart', () => {
    expect(pinnedChart('aws-load-balancer-controller')).toMatchObject({ version: '3.5.0', imageTag: 'v3.5.0' });
    expect(pinnedChart('aws-node-termination-handler')).toMatchObject({ version: '0.27.6', imageTag: 'v1.25.6' });
  });
});
