import { run } from '@bufbuild/cel';
import { Release } from '@cdktf/provider-helm/lib/release';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import { resourcesOf, synthInCluster, theOnly } from '@spot-serving/testkit';

import { ServingNamespace } from '../src';
import { autoscaledCount } from '../src/workload/autoscaled-count';
import { aServedModel } from './a-served-model';

interface Policy {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly matchConstraints: {
      readonly resourceRules: readonly object[];
      readonly objectSelector: { readonly matchLabels: Readonly<Record<string, string>> };
    };
    readonly validations: readonly [{ readonly expression: string; readonly messageExpression: string }];
  };
}

const [policy, binding] = autoscaledCount('serving') as unknown as [Policy, { readonly spec: object }];
const [{ expression, messageExpression }] = policy.spec.validations;
/** What the API server hands to an expression: the Deployment as it would be, and as it is stored. */
const write = (wanted: number, stored: number) => ({
  object: { metadata: { name: 'resnet' }, spec: { replicas: BigInt(wanted) } },
  oldObject: { metadata: { name: 'resnet' }, spec: { replicas: BigInt(stored) } },
});

describe('the count of an autoscaler', () => {
  it.each<[string, number, number, boolean]>([
    ['as it is, as every apply after a fresh plan does', 4, 4, true],
    ['more, which the autoscaler takes back', 4, 2, true],
    ['fewer, as a plan from before a scale-out does', 2, 4, false],
    ['none', 0, 2, false],
  ])('may be written: %s', (_, wanted, stored, permitted) => {
    expect(run(expression, write(wanted, stored))).toBe(permitted);
  });

  it('is named with the cause and the way out where a write is refused', () => {
    expect(run(messageExpression, write(2, 4))).toBe(
      'the autoscaler has scaled resnet to 4, and this was planned when it had 2; nothing of it was changed. Plan and apply again, or scale by hand with kubectl scale',
    );
  });

  it('is watched over in every Deployment that an autoscaler commands, and in no other', () => {
    const stack = aServedModel({ onDemandFloor: 1 });
    const { matchLabels } = policy.spec.matchConstraints.objectSelector;
    const watched = Object.values(resourcesOf(DeploymentV1, stack)) as {
      readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
    }[];
    const names = watched
      .filter(({ metadata }) => Object.entries(matchLabels).every(([key, value]) => metadata.labels[key] === value))
      .map(({ metadata }) => metadata.name);
    expect({ all: watched.length, names }).toEqual({ all: 2, names: ['resnet'] });
  });

  it('stays open to autoscalers and kubectl scale, which write the scale and not the Deployment', () => {
    expect(policy.spec.matchConstraints.resourceRules).toEqual([
      { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['deployments'] },
    ]);
  });

  it('is watched over in the namespace of the models alone, before its first Deployment', () => {
    expect(binding.spec).toMatchObject({
      policyName: policy.metadata.name,
      validationActions: ['Deny'],
      matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'serving' } } },
    });
    const release = theOnly(
      Release,
      synthInCluster((scope) => new ServingNamespace(scope, 'Namespace', { name: 'serving' })),
    ) as { readonly values: readonly [string] };
    expect(JSON.parse(release.values[0])).toEqual({ objects: autoscaledCount('serving') });
    const { depends_on } = (
      Object.values(aServedModel().resource?.kubernetes_service_v1 ?? {}) as {
        readonly depends_on: readonly string[];
      }[]
    )[0] ?? { depends_on: [] };
    expect(depends_on).toContainEqual(expect.stringMatching(/^helm_release\.Namespace_Counts/));
  });
});
