import { resolveServedModel } from '@spot-serving/core';
import { servingPlan } from '@spot-serving/serving';

import { allowed, isInside, type Measured } from '../src/memory';
import { holds, type Served } from '../src/threads';

const served = (change: Partial<Served> = {}): Served => ({
  grpc: '1.51.1',
  calls: 1000,
  refused: 0,
  failed: 0,
  mostInHand: 9,
  ...change,
});

describe('what a real gRPC server showed', () => {
  it.each<[string, Served[], Served[], boolean]>([
    ['holds where ours refused none and upstream’s did', [served()], [served({ refused: 9 })], true],
    ['does not where ours refused one', [served(), served({ refused: 1 })], [served({ refused: 9 })], false],
    ['nor where one failed otherwise', [served({ failed: 1 })], [served({ refused: 9 })], false],
    ['nor where nothing was asked', [served({ calls: 0 })], [served({ refused: 9 })], false],
    ['nor where upstream’s refused none, so that no refusal could be seen', [served()], [served()], false],
  ])('%s', (_, ours, upstream, expected) => {
    expect(holds(ours, upstream)).toBe(expected);
  });
});

describe('what a real model took', () => {
  const plan = allowed(
    servingPlan(resolveServedModel({ version: 1, sizeMiB: 100 }), { headroom: 1, provisionMinutes: 5 }),
  );
  const took = (afterMiB: number, mostMiB = afterMiB): Measured => ({
    ...{ tensorflow: '2.21.0', loadedMiB: 150, afterMiB, mostMiB, atOnce: 9, cpuMillis: 1 },
  });

  it('is held against the model and what its requests leave behind, without ModelServer itself', () => {
    expect(plan.keptMiB).toBeGreaterThanOrEqual(150);
    expect(isInside(took(plan.keptMiB), plan)).toBe(true);
    expect(isInside(took(plan.keptMiB + 1), plan)).toBe(false);
    expect(isInside(took(plan.keptMiB, plan.mostMiB + 1), plan)).toBe(false);
  });
});
