import { Release } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { PodV1 } from '@cdktf/provider-kubernetes/lib/pod-v1';

import { describeProblem } from '@spot-serving/core';

import { manifestProblems, refusals, sentObject, sentObjects, synthInCluster } from '../src';

const labels = { 'example.com/app_name': 'web' };
const spec = {
  replicas: '2',
  selector: { match_labels: labels },
  template: { metadata: { labels }, spec: { container: [{ name: 'web', image: 'web:1' }] } },
};
const deployment = (change: object = {}) =>
  sentObject('kubernetes_deployment_v1', { metadata: { name: 'web' }, spec: { ...spec, ...change } });

describe('manifestProblems', () => {
  it('has nothing against what Kubernetes takes', () => {
    expect(manifestProblems(deployment())).toEqual([]);
  });

  it('knows what the package forgot: a description', () => {
    expect(
      manifestProblems({
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'low' },
        value: -10,
        description: 'gives way',
      }),
    ).toEqual([]);
  });

  it('names a kind that Kubernetes does not have', () => {
    expect(manifestProblems({ apiVersion: 'apps/v1', kind: 'Deploymnet' }).map(describeProblem)).toEqual([
      'kind is "apps/v1 Deploymnet": Kubernetes has no such kind',
    ]);
  });

  it('names all at once, where a reader of YAML looks for it', () => {
    expect(manifestProblems(deployment({ replicas: 'two', min_ready_second: 5 })).map(describeProblem)).toEqual([
      'spec.replicas is "two": must be integer',
      'spec.min_ready_second is 5: Kubernetes knows no such key',
    ]);
  });
});

describe('refusals', () => {
  const stack = synthInCluster((scope) => {
    const labelled = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    new NamespaceV1(scope, 'Home', { metadata: { name: 'home', labels: labelled } });
    const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
    new PodV1(scope, 'Pod', {
      metadata: { name: 'web', namespace: 'home' },
      spec: {
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        container: [{ name: 'web', image: 'web:1', securityContext }],
      },
    });
    const budget = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web' },
      spec: { maxUnavailable: '120%' },
    };
    new Release(scope, 'Objects', {
      name: 'objects',
      chart: 'objects',
      values: [JSON.stringify({ objects: [budget] })],
    });
  });

  it('are said of what the provider sends and of what the local chart prints, by schema, validation and PodSecurity', () => {
    expect(sentObjects({ stack }).map(({ kind }) => kind)).toEqual(['Namespace', 'Pod', 'PodDisruptionBudget']);
    expect(refusals(sentObjects({ stack }))).toEqual([
      expect.stringMatching(
        /^Pod home\/web: spec\.containers\[0\]\.securityContext\.runAsNonRoot is false: PodSecurity "restricted:latest": write true/,
      ),
      'PodDisruptionBudget web: spec.maxUnavailable is "120%": write at most 100%',
    ]);
    expect(refusals([{ apiVersion: 'apps/v1', kind: 'Deploymnet', metadata: { name: 'web' } }])).toEqual([
      'Deploymnet web: kind is "apps/v1 Deploymnet": Kubernetes has no such kind',
    ]);
  });
});
