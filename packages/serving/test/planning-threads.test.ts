import fc from 'fast-check';

import { resolveServedModel, type ServedModelSection } from '@spot-serving/core';

import { memoryPlan, servedModelProblems } from '../src/planning';
import { busyShare, mostInHand } from '../src/planning/busy-share';
import { busyThreads, threadProblems } from '../src/planning/thread-problems';
import { workingMemory } from '../src/planning/working-memory';

const entry = (change: Partial<ServedModelSection> = {}) => resolveServedModel({ version: 1, sizeMiB: 198, ...change });

describe('busyShare', () => {
  it.each([
    // With threads for four calls to a CPU, one of which waits for calls: docs/sources/load.md, 4.
    [1, 0.343],
    [2, 0.097],
    [4, 0.008],
  ])('of %i CPUs at 70 %% is what upstream’s threads refuse: %d', (servers, share) => {
    expect(busyShare(4 * servers - 1, { servers, utilization: 0.7 })).toBeCloseTo(share, 3);
  });

  it('grows with use, falls with the count, and mostInHand is the first count below a share', () => {
    const any = [fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 94 })] as const;
    fc.assert(
      fc.property(...any, (servers, percent) => {
        const busyness = { servers, utilization: percent / 100 };
        const most = mostInHand(0.001, busyness);
        expect(busyShare(most, busyness)).toBeLessThanOrEqual(0.001 * (1 + 1e-9));
        if (most > servers) expect(busyShare(most - 1, busyness)).toBeGreaterThan(0.001);
        const busier = busyShare(most, { servers, utilization: (percent + 1) / 100 });
        expect(busier).toBeGreaterThanOrEqual(busyShare(most, busyness));
      }),
      { seed: 19 },
    );
  });
});

describe('threads', () => {
  it.each([1000, 1300, 2000, 4000, 8000, 16_000])('are enough for the CPU target at %i millicores', (cpuMillicores) => {
    expect(busyThreads(entry({ cpuMillicores }))).toBeLessThan(64 - 1);
  });

  it.each<[string, Partial<ServedModelSection>, string[]]>([
    ['those computed', {}, []],
    ['a few more than are in hand at the target', { flags: { grpcMaxThreads: 21 } }, []],
    ['one less', { flags: { grpcMaxThreads: 20 } }, ['flags.grpcMaxThreads']],
    ['upstream’s for two CPUs', { cpuMillicores: 2000, flags: { grpcMaxThreads: 8 } }, ['flags.grpcMaxThreads']],
    ['few over REST, where a request waits', { flags: { restApiNumThreads: 4 } }, []],
    [
      'as many as a batch has places, which wait for each other',
      { batching: { maxBatchSize: 32 }, flags: { restApiNumThreads: 32 } },
      ['flags.restApiNumThreads'],
    ],
    ['one more', { batching: { maxBatchSize: 32 }, flags: { restApiNumThreads: 33, grpcMaxThreads: 33 } }, []],
  ])('that an entry names: %s', (_, change, paths) => {
    expect(threadProblems(entry(change)).map(({ path }) => path)).toEqual(paths);
  });

  it('that are too few are refused with the share of calls that they would refuse', () => {
    expect(threadProblems(entry({ flags: { grpcMaxThreads: 4 } }))[0]?.fix).toMatch(
      /^use 21 or more, or leave it out: at 70 % of the CPU about 34.3 % of all calls find no thread, and are refused/,
    );
  });
});

describe('workingMemory', () => {
  it.each<[string, Partial<ServedModelSection>, object]>([
    [
      'of requests in hand at the target, and of one in every thread',
      {},
      { itemsAtOnce: 20, keptMiB: 160, mostMiB: 126 * 8 },
    ],
    ['of what an item takes', { memoryPerItemMiB: 0.5 }, { keptMiB: 10, mostMiB: 63 }],
    ['of items in a request', { itemsPerRequest: 16 }, { itemsAtOnce: 320, keptMiB: 2560 }],
    [
      'of batches that run at once',
      { batching: { maxBatchSize: 16 }, itemsPerRequest: 4 },
      { itemsAtOnce: 32, keptMiB: 256, mostMiB: 256 },
    ],
    [
      'of batches of a profile, one for each CPU',
      { batching: 'latency' },
      { itemsAtOnce: 16, keptMiB: 128, mostMiB: 128 },
    ],
    ['of batches in bulk', { batching: 'throughput', cpuMillicores: 4000 }, { itemsAtOnce: 128, keptMiB: 1024 }],
    [
      'of no more batches than threads for them',
      { batching: { maxBatchSize: 16, numBatchThreads: 1 } },
      { itemsAtOnce: 16 },
    ],
    [
      'of no more than threads let in',
      { flags: { grpcMaxThreads: 5, restApiNumThreads: 5 } },
      { itemsAtOnce: 8, mostMiB: 64 },
    ],
  ])('is that %s', (_, change, memory) => {
    expect(workingMemory(entry(change))).toMatchObject(memory);
  });

  it('covers what ResNet-50 took in TensorFlow 2.21: 1.5 x its 198 MiB, and 742 MiB more for 7 requests of 16 images', () => {
    const seven = entry({ itemsPerRequest: 16, flags: { grpcMaxThreads: 8, restApiNumThreads: 2 } });
    const { keptMiB, mostMiB } = workingMemory(seven);
    const plan = memoryPlan({
      sizeMiB: 198,
      memoryTargetPercent: 90,
      replicas: { min: 2, max: 10 },
      baseMiB: 0,
      keptMiB,
      mostMiB,
    });
    expect(plan.idleMiB).toBeGreaterThanOrEqual(1.5 * 198 + 742);
    expect(plan.limitMiB).toBeGreaterThan(plan.idleMiB);
  });

  it('of a batch that no node holds is refused, with what would do', () => {
    const nodes = [
      { name: 'spot.general', cpuMillicores: 1930, memoryMiB: 6610, maxNodes: 8, onDemand: false, diskMiB: 40_000 },
    ];
    const resnet = entry({ batching: { maxBatchSize: 4096 } });
    const problems = servedModelProblems({ resnet }, { headroom: 1, provisionMinutes: 5, nodes });
    expect(problems.map(({ path }) => path)).toContain('models.served.resnet.memoryMiB');
    expect(problems.find(({ path }) => path.endsWith('memoryMiB'))?.fix).toMatch(
      /can allocate \d+ MiB or more, or less for its requests \(requests leave 65536 behind, by memoryPerItemMiB, and batching.maxBatchSize/,
    );
  });
});

describe('a queue of batches', () => {
  const measured = (cpuMillis: number) => ({ measured: { loadedMiB: 300, memoryPerItemMiB: 8, cpuMillis } });
  const surroundings = { headroom: 0, provisionMinutes: 5 };
  const problemsOf = (change: Partial<ServedModelSection>) =>
    servedModelProblems({ resnet: entry(change) }, surroundings).filter(({ path }) => path.includes('batching'));

  it.each<[string, Partial<ServedModelSection>]>([
    ['of a profile for latency', { batching: 'latency', ...measured(400) }],
    ['of a profile in bulk', { batching: 'throughput', ...measured(40) }],
    ['of which nothing is measured', { batching: 'throughput' }],
  ])('is answered within the longest request, %s', (_, change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it('that no request is left to fill is refused: each that waits holds a thread', () => {
    const queue = (maxEnqueuedBatches: number, change: Partial<ServedModelSection> = {}) =>
      problemsOf({ batching: { maxBatchSize: 8, maxEnqueuedBatches }, ...change });
    expect(queue(100_000)).toMatchObject([
      {
        value: 100_000,
        fix: expect.stringMatching(/^use at most 61: by one API a pod holds 511 requests .*, 8 in each batch/),
      },
    ]);
    expect(queue(61)).toEqual([]);
    expect(queue(8, { flags: { grpcMaxThreads: 64, restApiNumThreads: 64 } })[0]?.fix).toMatch(/^use at most 5:/);
    expect(queue(100, { itemsPerRequest: 8 })).toEqual([]);
  });

  it('of which the last is answered too late is refused with every term', () => {
    expect(problemsOf({ batching: 'throughput', ...measured(50) })).toMatchObject([
      {
        path: 'models.served.resnet.batching.maxEnqueuedBatches',
        value: 8,
        fix: 'use at most 6, or a smaller maxBatchSize, or raise longestRequestSeconds, which is 10: the last of 2 batches that run and 8 that wait is answered after 13 s: 32 items in each, 50 ms of CPU for each (measured.cpuMillis), 1300m for all',
      },
    ]);
    expect(problemsOf({ batching: { maxBatchSize: 32, maxEnqueuedBatches: 6 }, ...measured(50) })).toEqual([]);
    expect(problemsOf({ batching: 'latency', ...measured(4000) })[0]?.fix).toMatch(
      /^use a smaller maxBatchSize, or raise/,
    );
  });
});
