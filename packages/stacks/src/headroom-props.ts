import type { HeadroomProps } from '@spot-serving/autoscaling';
import type { ResolvedEnvironment } from '@spot-serving/core';
import { poolAllocatable } from '@spot-serving/eks-spot';
import { furtherScaleUps, servedModelPods } from '@spot-serving/serving';

import { servingNodes } from './serving-nodes';

/** The placeholders that an environment asks for; nodes are in the order of its pools, the fallback last, and pods in that of its models. */
export function headroomProps({ platform, pools, models }: ResolvedEnvironment): HeadroomProps {
  const pods = Object.entries(models.served).map(([model, served]) => servedModelPods(model, served));
  return {
    count: platform.headroom,
    nodes: [...Object.values(pools.spot), pools.fallback].map(poolAllocatable),
    provisionMinutes: platform.autoscaler.provisionMinutes,
    furtherScaleUps: furtherScaleUps(servingNodes(pools)),
    servingPods: pods.map(({ cpuMillicores, memoryMiB }) => ({ cpu: `${cpuMillicores}m`, memory: `${memoryMiB}Mi` })),
  };
}
