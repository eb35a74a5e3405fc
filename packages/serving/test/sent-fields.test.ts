import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';

import { resourcesOf, theOnly } from '@spot-serving/testkit';

import type { TensorFlowServingProps } from '../src';
import { aServedModel } from './a-served-model';

interface Pod {
  readonly automount_service_account_token?: boolean;
  readonly security_context: object;
  readonly container: readonly object[];
  readonly init_container: readonly object[];
  readonly topology_spread_constraint: readonly object[];
}
interface Deployment {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly template: { readonly spec: Pod } };
}

const variants: [string, Partial<TensorFlowServingProps>, string][] = [
  ['a model', {}, 'resnet'],
  ['a model with an On-Demand floor', { onDemandFloor: 1 }, 'resnet'],
  ['a canary', {}, 'resnet-canary'],
  ['a model that batches', { batching: { maxBatchSize: 8 } }, 'resnet'],
  [
    'a model with two pods on a node',
    { podsPerNode: 2, replicas: { min: 4, max: 10 }, surroundings: { headroom: 1, provisionMinutes: 5 } },
    'resnet',
  ],
];
const pods = variants.flatMap(([what, change, name]) =>
  (Object.values(resourcesOf(DeploymentV1, aServedModel(change, name))) as Deployment[]).map(
    ({ metadata, spec }) => [`${what}: ${metadata.name}`, spec.template.spec] as const,
  ),
);

/** What the provider sends for what is left unsaid (terraform-provider-kubernetes v2.38.0, kubernetes/structures_*.go) is not what we mean. */
describe('what the provider would fill in with something harmful is said', () => {
  it('in the Deployments of every variant', () => {
    expect(pods).toHaveLength(6);
  });

  it.each(pods)('by each container: no root, which is sent as false where it is unsaid, in %s', (_, pod) => {
    const containers = [...pod.init_container, ...pod.container];
    expect(containers).toHaveLength(2);
    for (const container of containers)
      expect(container).toMatchObject({
        security_context: { run_as_non_root: true, allow_privilege_escalation: false, privileged: false },
      });
  });

  it.each(pods)('by each pod: no root, a filter of system calls, and no token of the API, in %s', (_, pod) => {
    expect(pod).toMatchObject({
      automount_service_account_token: false,
      security_context: { run_as_non_root: true, seccomp_profile: { type: 'RuntimeDefault' } },
    });
  });

  it.each(pods)('by each spread: how uneven it may be, and whether pods wait for it, in %s', (_, pod) => {
    expect(pod.topology_spread_constraint.length).toBeGreaterThan(0);
    for (const spread of pod.topology_spread_constraint)
      expect(spread).toMatchObject({
        max_skew: expect.any(Number) as number,
        when_unsatisfiable: expect.stringMatching(/^(DoNotSchedule|ScheduleAnyway)$/) as string,
      });
  });

  it.each(variants)('by the autoscaler: fewest pods, and both windows and policies, of %s', (_, change, name) => {
    const rule = [{ stabilization_window_seconds: expect.any(Number) as number, select_policy: 'Max' }];
    const { spec } = theOnly(HorizontalPodAutoscalerV2, aServedModel(change, name)) as {
      readonly spec: { readonly min_replicas: number };
    };
    expect(spec).toMatchObject({ behavior: { scale_up: rule, scale_down: rule } });
    expect(spec.min_replicas).toBeGreaterThan(0);
  });
});
