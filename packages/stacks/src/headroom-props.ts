import type { HeadroomProps } from '@spot-serving/autoscaling';
import type { ResolvedEnvironment } from '@spot-serving/core';
import { poolAllocatable } from '@spot-serving/eks-spot';
import { furtherScaleUps } from '@spot-serving/serving';

import { servingNodes } from './serving-nodes';

/** The placeholders that an environment asks for; nodes are in the order of its pools, the fallback last. */
export function headroomProps({ platform, pools }: ResolvedEnvironment): HeadroomProps {
  return {
    count: platform.headroom,
    nodes: [...Object.values(pools.spot), pools.fallback].map(poolAllocatable),
    provisionMinutes: platform.autoscaler.provisionMinutes,
    furtherScaleUps: furtherScaleUps(servingNodes(pools)),
  };
}
