import { demandMetrics } from '@spot-serving/core/numbers';

import { readWorld } from '../src/world/read-world';
import { stackObjects } from '../src/world/stack-objects';
import { type AppChange, stacksOf } from './an-app';

function worldOf(change: AppChange = {}) {
  const { objects, region } = stackObjects(Object.values(stacksOf(change)));
  return readWorld(objects, region);
}

describe('readWorld', () => {
  it('takes from the stacks what is deployed', () => {
    expect(worldOf()).toMatchObject({
      services: [
        {
          name: 'resnet',
          budget: { maxUnavailable: 1, evictsUnready: true },
          deployments: [
            {
              min: 2,
              max: 10,
              rules: {
                metrics: [{ resource: 'cpu', targetPercent: 70 }],
                scaleUp: { policies: [{ value: 4 }, { value: 100 }] },
              },
              asks: { cpu: 1300, memory: 912 },
              perNode: 1,
              pools: ['general', 'fallback'],
              stopSeconds: 35,
              grpcCalls: 7,
              modelGiB: 172 / 1024,
            },
          ],
        },
      ],
      headroom: { count: 1, asks: { cpu: 1286 }, pools: ['general', 'fallback'] },
      nodeAutoscaler: { provision: 300 },
    });
  });

  it('leaves daemons their part of a node, and asks the pool of the higher priority first, by its name or a reference to it', () => {
    const [general, fallback] = worldOf().pools;
    expect(general).toMatchObject({
      name: 'general',
      spot: true,
      zones: 3,
      priority: 20,
      room: { cpu: 1630, memory: 6519 },
    });
    expect(fallback).toMatchObject({ name: 'fallback', spot: false, priority: 10 });
    expect((general?.price?.high ?? 0) < (fallback?.price?.low ?? 0)).toBe(true);
  });

  it.each<[string, AppChange, object]>([
    ['a percentage', { maxUnavailable: '34%' }, { maxUnavailable: '34%' }],
    ['another number', { maxUnavailable: 3 }, { maxUnavailable: 3 }],
  ])('reads a disruption budget of %s', (_, change, budget) => {
    expect(worldOf(change).services[0]?.budget).toMatchObject(budget);
  });

  it.each([
    [demandMetrics.concurrency, '2500m', { of: 'in hand', perPod: 2.5 }],
    [demandMetrics.requestsPerSecond, '20', { of: 'answered', perPod: 20 }],
    ['alb_requests', '20', { of: 'sent', perPod: 20 }],
  ])('reads what the metric %s of an autoscaler shows', (name, averageValue, demand) => {
    expect(worldOf({ demand: { name, averageValue } }).services[0]?.deployments[0]?.demand).toEqual(demand);
  });

  it('knows the CPU of a request where somebody measured it', () => {
    expect(worldOf().services[0]).not.toHaveProperty('requestCpuSeconds');
    expect(worldOf({ requestCpuMillis: 50.5 }).services[0]).toHaveProperty('requestCpuSeconds', 0.0505);
  });

  it('knows nothing of an app that serves nothing', () => {
    expect(worldOf({ served: false }).services).toEqual([]);
    expect(readWorld([], undefined)).toMatchObject({ services: [], pools: [], headroom: { count: 0 } });
  });
});
