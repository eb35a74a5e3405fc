import { Token } from 'cdktf';
import * as fc from 'fast-check';

import { chartKeys } from '@spot-serving/helm-release';
import { aCluster, aPool, releaseOf, somethingReady, synthInCluster } from '@spot-serving/testkit';

import {
  autoscalerMinors,
  autoscalerStatements,
  autoscalerVersion,
  ClusterAutoscaler,
  clusterAutoscalerIdentity,
  clusterAutoscalerProblems,
  expanderPriorities,
} from '../../src';

const pools = [aPool('general', 'spot'), aPool('fallback', 'on-demand')];
const props = { cluster: aCluster(), region: 'eu-west-1', pools };
const scope = { clusterName: 'test', region: 'eu-west-1', account: '111122223333' };
const release = releaseOf(
  'cluster-autoscaler',
  synthInCluster((stack) => {
    const identity = { ready: [somethingReady(stack, 'identity')] };
    new ClusterAutoscaler(stack, 'ClusterAutoscaler', { ...props, identity, after: [] });
  }),
);

const wrong: [string, object, string, RegExp][] = [
  [
    'a Kubernetes minor that nobody looked up',
    { cluster: aCluster({ version: '1.99' }) },
    'cluster.version',
    /only for 1\.32, .*1\.36/,
  ],
  [
    'a version that is known only at apply',
    { cluster: aCluster({ version: Token.asString({ resolve: () => '1.35' }) }) },
    'cluster.version',
    /known at synth/,
  ],
  ['pools without Spot', { pools: pools.slice(1) }, 'pools', /Spot/],
  ['pools without a fallback', { pools: pools.slice(0, 1) }, 'pools', /On-Demand/],
  [
    'a group whose name is a pattern',
    { pools: [...pools, { ...aPool('x', 'spot'), groupName: 'test-.*' }] },
    'pools[2].groupName',
    /letters, digits/,
  ],
  ['what is no region', { region: 'mars' }, 'region', /AWS region/],
  ['less time than a boot takes', { settings: { provisionMinutes: 2 } }, 'settings.provisionMinutes', /3 to 60/],
  ['half minutes', { settings: { idleMinutes: 0.5 } }, 'settings.idleMinutes', /whole number/],
  [
    'backoff above its most',
    { settings: { backoffMinutes: 40 } },
    'settings.backoffMinutes',
    /maxBackoffMinutes, which is 30/,
  ],
];

describe('the cluster autoscaler', () => {
  it.each(wrong)('refuses %s', (_, change, path, fix) => {
    expect(clusterAutoscalerProblems({ ...props, ...change })).toEqual([
      expect.objectContaining({ path, fix: expect.stringMatching(fix) as string }),
    ]);
  });

  it.each(autoscalerMinors)(
    'has the minor of a cluster of Kubernetes %s, and a chart that is enough for it',
    (minor) => {
      const { imageTag = '', leastChart = '' } = autoscalerVersion(minor) ?? {};
      expect(imageTag).toMatch(new RegExp(`^v${minor.replace('.', '\\.')}\\.\\d+$`));
      const [least, pinned] = [leastChart, chartKeys['cluster-autoscaler'].version].map((version) =>
        version.split('.').map(Number),
      );
      expect(compare(pinned, least)).toBeGreaterThanOrEqual(0);
    },
  );

  it("installs the image of the cluster's minor, not the one of the chart", () => {
    expect(release.values).toMatchObject({ image: { tag: 'v1.35.2' } });
  });

  it('asks Spot first and the On-Demand pool after', () => {
    expect(release.values).toMatchObject({
      expanderPriorities: { 20: ['^test-general$'], 10: ['^test-fallback$'] },
      extraArgs: { expander: 'priority,least-waste' },
    });
  });

  it('matches each group by exactly one pattern, whatever the pools are called', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), (names) => {
        const patterns = Object.values(expanderPriorities(names.map((each) => aPool(each, 'spot')))).flat();
        return names.every(
          (each) => patterns.filter((pattern) => new RegExp(pattern).test(`test-${each}`)).length === 1,
        );
      }),
    );
  });

  it('finds the groups by the tags that they have', () => {
    expect(release.values).toMatchObject({
      autoDiscovery: {
        clusterName: 'test',
        tags: ['k8s.io/cluster-autoscaler/enabled', 'k8s.io/cluster-autoscaler/test'],
      },
    });
  });

  it('gives up on a node soon, and gives nodes back although models lie on them', () => {
    const { extraArgs } = release.values;
    expect(extraArgs).toMatchObject({
      'max-node-provision-time': '5m',
      'initial-node-group-backoff-duration': '5m',
      'max-node-group-backoff-duration': '30m',
    });
    expect(extraArgs).toMatchObject({
      'skip-nodes-with-local-storage': 'false',
      'skip-nodes-with-system-pods': 'false',
    });
  });

  it('sizes only what the cluster owns, and sees why Spot did not come', () => {
    const [reads, writes] = autoscalerStatements(scope);
    expect(reads?.Action).toContain('autoscaling:DescribeScalingActivities');
    expect(writes?.Condition).toEqual({
      StringEquals: { 'autoscaling:ResourceTag/kubernetes.io/cluster/test': 'owned' },
    });
    expect(writes?.Resource).toBe('arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:*');
  });

  it('has its rights under the service account of its chart', () => {
    expect(release.values).toMatchObject({
      rbac: { serviceAccount: { create: true, name: clusterAutoscalerIdentity(scope).serviceAccount } },
    });
  });
});

/** Positive when `a` is the later version. */
function compare(a: readonly number[] = [], b: readonly number[] = []): number {
  return a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
