import { Token } from 'cdktf';

import {
  autoscalerSettingsProblems,
  type INodePool,
  nameProblems,
  type Problem,
  problemsBelow,
  regionProblems,
  unless,
} from '@spot-serving/core';

import { autoscalerMinors, autoscalerVersion } from './autoscaler-version';
import type { ClusterAutoscalerProps } from './cluster-autoscaler-props';

/** What can be wrong with an autoscaler. */
type Choices = Pick<ClusterAutoscalerProps, 'cluster' | 'region' | 'pools' | 'settings'>;

/** Everything wrong with an autoscaler; group names that are known only at apply are not looked at. */
export function clusterAutoscalerProblems({ cluster, region, pools, settings }: Choices): Problem[] {
  return [
    ...minorProblems(cluster.version),
    ...regionProblems(region),
    ...poolsProblems(pools),
    ...problemsBelow('settings', autoscalerSettingsProblems(settings)),
  ];
}

function minorProblems(minor: string): Problem[] {
  const path = 'cluster.version';
  if (Token.isUnresolved(minor))
    return [{ path, value: minor, fix: 'must be known at synth, to choose the autoscaler by it; write it out' }];
  if (autoscalerVersion(minor)) return [];
  return [
    {
      path,
      value: minor,
      fix: `no autoscaler is known for it, only for ${autoscalerMinors.join(', ')}; look one up and add it to autoscaler-version.ts`,
    },
  ];
}

function poolsProblems(pools: readonly INodePool[]): Problem[] {
  const lifecycles = pools.map(({ lifecycle }) => lifecycle);
  const names = pools.flatMap(({ groupName }, index) =>
    Token.isUnresolved(groupName) ? [] : nameProblems('autoscaling-group', groupName, `pools[${index}].groupName`),
  );
  return [
    ...unless(lifecycles.includes('spot'), { path: 'pools', value: lifecycles, fix: 'name a Spot pool' }),
    ...unless(lifecycles.includes('on-demand'), {
      path: 'pools',
      value: lifecycles,
      fix: 'name an On-Demand pool, for when Spot has nothing',
    }),
    ...names,
  ];
}
