import type { AutoscalingGroupMixedInstancesPolicy } from '@cdktf/provider-aws/lib/autoscaling-group';

import type { NodeLifecycle } from '@spot-serving/core';

import type { InstanceType } from './instance-type';
import { bySize } from './suggested-types';

/** A version of a launch template. */
export interface TemplateVersion {
  /** Id of the template. */
  readonly launchTemplateId: string;
  /** Its version: a number, never `$Latest`, so that a change shows in the plan and can be rolled back. */
  readonly version: string;
}

/**
 * All Spot or all On-Demand, never a share: the two are groups of their own, so that the autoscaler can prefer one.
 *
 * Spot instances come from the deepest of the cheapest markets (`price-capacity-optimized`). Types keep their order, but a smaller one goes
 * first, because the autoscaler knows a group by its first type (infra 2.5).
 */
export function instancesPolicy(
  lifecycle: NodeLifecycle,
  types: readonly InstanceType[],
  template: TemplateVersion,
): AutoscalingGroupMixedInstancesPolicy {
  return {
    instancesDistribution: {
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: lifecycle === 'spot' ? 0 : 100,
      onDemandAllocationStrategy: 'lowest-price',
      spotAllocationStrategy: 'price-capacity-optimized',
    },
    launchTemplate: {
      launchTemplateSpecification: template,
      override: [...types].sort(bySize).map(({ name }) => ({ instanceType: name })),
    },
  };
}
