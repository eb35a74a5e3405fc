import type { AutoscalerRules } from '@spot-serving/core/horizontal-autoscaler';

import { clocks } from '../../src/world/clocks';
import type { Pool, World } from '../../src/world/world';

/** How the world of docs/sources/load.md differs from run to run. */
export interface LoadWorld {
  readonly modelGiB?: number;
  readonly headroom?: number;
  readonly pods?: { readonly min: number; readonly max: number };
  readonly requestsPerPod?: number;
  readonly zones?: number;
}

/** CPU seconds of a request there: with it a pod that is as busy as its target answers 9.1 in a second. */
export const cpuSeconds = 0.1;

/** Kubernetes' own pace up, and the house's down. */
const pace: Pick<AutoscalerRules, 'scaleUp' | 'scaleDown'> = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
  },
  scaleDown: {
    stabilizationWindowSeconds: 300,
    policies: [
      { type: 'Pods', value: 1, periodSeconds: 60 },
      { type: 'Percent', value: 25, periodSeconds: 60 },
    ],
  },
};

const pool = (name: string, spot: boolean, zones: number): Pool => ({
  name,
  spot,
  min: 0,
  max: 40,
  room: { cpu: 1630, memory: 6500 },
  zones,
  priority: spot ? 20 : 10,
  price: undefined,
});

/** The start of docs/sources/load.md: 1300m asked, 1.63 CPU left by a node, one pod on a node, CPU target 70 %. */
export function loadWorld({
  modelGiB = 0.1,
  headroom = 1,
  pods = { min: 2, max: 10 },
  requestsPerPod,
  zones = 2,
}: LoadWorld = {}): World {
  const metrics = requestsPerPod === undefined ? [{ resource: 'cpu', targetPercent: 70 } as const] : [];
  return {
    services: [
      {
        name: 'resnet',
        budget: { maxUnavailable: 1, evictsUnready: true },
        unhealthySeconds: 10,
        deployments: [
          {
            name: 'resnet',
            ...pods,
            rules: { ...pods, metrics, ...pace },
            demand: requestsPerPod === undefined ? undefined : { of: 'sent', perPod: requestsPerPod },
            asks: { cpu: 1300, memory: 912 },
            perNode: 1,
            pools: ['general', 'fallback'],
            modelGiB,
            warmup: true,
            checkSeconds: 10,
            stopSeconds: 35,
          },
        ],
      },
    ],
    pools: [pool('general', true, zones), pool('fallback', false, zones)],
    headroom: { count: headroom, asks: { cpu: 1286, memory: 4602 }, pools: ['general', 'fallback'] },
    nodeAutoscaler: { provision: 300, backoff: { first: 300, most: 1800 }, unneeded: 600, afterAdd: 600 },
    handlerWorkers: 10,
    clocks,
    sharesName: false,
  };
}
