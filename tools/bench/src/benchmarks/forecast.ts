import { clocks, outcomeOf, type Play, type World } from '@spot-serving/forecast';

import type { Cost } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';

const podCount = 10_000;
const minutes = 24 * 60;
const baseline = 'a day of 100 pods';

/** A day of 10,000 pods, with load that follows the sun, a tenth of the Spot nodes warned and a zone lost, against the same day of 100 pods. */
export const forecastBenchmark: Benchmark = (rounds) => {
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, pods] of [
      [baseline, 100],
      [`a day of ${podCount} pods`, podCount],
    ] as const) {
      const start = process.cpuUsage();
      outcomeOf(aDay(pods), { runs: 1, seed: 1 });
      const { user, system } = process.cpuUsage(start);
      if (round > 0) costs.set(name, [...(costs.get(name) ?? []), { seconds: (user + system) / 1e6 }]);
    }
  }
  return Promise.resolve([
    table(`Forecast of a day, processor time, median of ${rounds}; baseline: ${baseline}`, summarize(costs, baseline)),
  ]);
};

/** From a fifth of the pods to all of them and back, minute by minute; a pod answers 9.1 requests in a second at its target. */
function aDay(pods: number): Play {
  const load = Array.from({ length: minutes }, (_, minute) => ({
    at: minute * 60,
    requestsPerSecond: 9.1 * pods * (0.2 + 0.8 * Math.max(0, Math.sin((minute / minutes) * 2 * Math.PI))),
  }));
  return {
    world: worldOf(pods),
    request: { cpuSeconds: 0.1, grpcShare: 0.5 },
    load: new Map([['model', load]]),
    before: new Map([['model', load[0]?.requestsPerSecond ?? 0]]),
    happenings: [
      { at: 7_200, kind: 'warned', which: { share: 0.1 } },
      { at: 20_000, kind: 'zone-lost' },
    ],
    seconds: minutes * 60,
    sampleSeconds: 360,
  };
}

const pace = { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] } as const;

function deploymentOf(pods: number): World['services'][number]['deployments'][number] {
  const bounds = { min: 2, max: pods };
  return {
    name: 'model',
    ...bounds,
    rules: { ...bounds, metrics: [{ resource: 'cpu', targetPercent: 70 }], scaleUp: pace, scaleDown: pace },
    asks: { cpu: 1300, memory: 912 },
    perNode: 1,
    pools: ['spot', 'on-demand'],
    modelGiB: 0.1,
    warmup: true,
    checkSeconds: 10,
    stopSeconds: 35,
    grpcCalls: 7,
  };
}

function worldOf(pods: number): World {
  const node = { min: 0, max: 2 * pods, room: { cpu: 1630, memory: 6500 }, zones: 3, price: undefined };
  return {
    services: [
      {
        name: 'model',
        budget: { maxUnavailable: '10%', evictsUnready: true },
        unhealthySeconds: 10,
        deployments: [deploymentOf(pods)],
      },
    ],
    pools: [
      { ...node, name: 'spot', spot: true, priority: 20 },
      { ...node, name: 'on-demand', spot: false, priority: 10 },
    ],
    headroom: { count: 3, asks: { cpu: 1286, memory: 4602 }, pools: ['spot', 'on-demand'] },
    nodeAutoscaler: { provision: 300, backoff: { first: 300, most: 1800 }, unneeded: 600, afterAdd: 600 },
    handlerWorkers: 10,
    clocks,
    sharesName: false,
  };
}
