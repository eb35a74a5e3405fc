import fc from 'fast-check';

import { resolveServedModel } from '@spot-serving/core';
import type { AutoscalerHistory } from '@spot-serving/core/horizontal-autoscaler';

import {
  addingPercent,
  autoscalerStep,
  memoryPlan,
  memoryProblems,
  type MemoryProps,
  mostIdlePercent,
  scalingPlan,
  servingPlan,
  servingPlanProblems,
} from '../src/planning';
import { largestVersion } from '../src/planning/served-model-pods';

const replicas = { min: 2, max: 10 };
const model: MemoryProps = { sizeMiB: 800, memoryTargetPercent: 90, replicas };

describe('mostIdlePercent', () => {
  it.each([
    // Measured: at 80 % with this target three pods stayed three; the rule says 60 (docs/sources, serving 1.9).
    [90, 2, 3, 60],
    [90, 2, 10, 60],
    [90, 1, 10, 45],
    [90, 3, 10, 67],
    [75, 2, 10, 50],
    [100, 2, 10, 66],
    // From ten pods on, the tenth that the autoscaler tolerates is more than the rounding.
    [100, 10, 20, 89],
    [90, 20, 40, 80],
    [1, 2, 10, 0],
    [90, 3, 3, Infinity],
  ])('of a target of %i %% with %i to %i pods is %i', (target, min, max, most) => {
    expect(mostIdlePercent(target, { min, max })).toBe(most);
  });

  it('is target x min / (min + 1), and more than a tenth below the target', () => {
    const any = [
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 30 }),
    ] as const;
    fc.assert(
      fc.property(...any, (target, min, more) => {
        const most = mostIdlePercent(target, { min, max: min + more });
        expect(most).toBeLessThanOrEqual((target * min) / (min + 1));
        expect(most).toBeLessThan(0.9 * target);
        expect(most).toBeGreaterThan(Math.min((target * min) / (min + 1), 0.9 * target) - 1.001);
      }),
      { seed: 14 },
    );
  });
});

it('the loader, which runs first in the same memory, takes less than what is planned for the smallest model', () => {
  // Its most with ten requests at once, and with twenty: docs/adr/0040.
  const loaderMiB = 405;
  const smallest = memoryPlan({ sizeMiB: 1, memoryTargetPercent: 'none', replicas });
  expect(smallest.requestMiB).toBeGreaterThan(loaderMiB);
  expect(memoryProblems({ sizeMiB: 1, memoryTargetPercent: 'none', replicas, memoryMiB: loaderMiB })).toHaveLength(1);
});

describe('addingPercent', () => {
  it.each([
    // Measured: two pods at 97 and 99 % with a target of 90 stayed two.
    [90, 100],
    [75, 83],
    [80, 89],
    [100, 111],
    [50, 56],
  ])('of a target of %i %% is %i', (target, percent) => {
    expect(addingPercent(target)).toBe(percent);
  });
});

describe('memoryPlan', () => {
  it('asks for ModelServer, 1.5 x the files, and so much more that idle pods go again; the limit is a fifth above what adds a pod', () => {
    // 512 + 1.5 x 800 = 1712; 1712 / 0.6 = 2853.3, and the next multiple of 16 is 2864; a pod is added at 100 % of that; 1.2 x 2864 = 3436.8.
    expect(memoryPlan(model)).toEqual({
      requestMiB: 2864,
      limitMiB: 3440,
      idleMiB: 1712,
      idlePercent: (100 * 1712) / 2864,
      mostIdlePercent: 60,
      addsAtMiB: 2864,
      diskMiB: 945,
    });
  });

  it('asks for the model of 98 MiB what lets three pods become two, which 784 MiB did not', () => {
    const small: MemoryProps = { ...model, sizeMiB: 98, baseMiB: 483, replicas: { min: 2, max: 3 } };
    expect(memoryPlan(small)).toMatchObject({ idleMiB: 630, requestMiB: 1056, limitMiB: 1280 });
    expect(memoryProblems({ ...small, memoryMiB: 784 })).toMatchObject([{ path: 'memoryTargetPercent' }]);
  });

  it('asks for more where the autoscaler commands one pod, and for less where it commands as many as it may', () => {
    expect(memoryPlan({ ...model, replicas: { min: 1, max: 10 } }).requestMiB).toBe(3808);
    expect(memoryPlan({ ...model, replicas: { min: 3, max: 3 } }).requestMiB).toBe(1712);
  });

  it('asks for what is used idle where memory adds no pod, and may use a fifth more', () => {
    // 1712 in steps of 16 is 1712; 1.2 x 1712 = 2054.4.
    expect(memoryPlan({ ...model, memoryTargetPercent: 'none' })).toMatchObject({
      requestMiB: 1712,
      limitMiB: 2064,
      addsAtMiB: Infinity,
    });
  });

  it('counts what requests leave behind as used idle, and lets every thread have one', () => {
    // (1712 + 200) / 0.6 = 3186.7; 1712 + 4000 is more than 1.2 x 3200.
    expect(memoryPlan({ ...model, keptMiB: 200, mostMiB: 4000 })).toMatchObject({
      idleMiB: 1912,
      requestMiB: 3200,
      limitMiB: 5712,
    });
  });

  it('limits a pod to its request where the target acts far below it', () => {
    expect(memoryPlan({ ...model, memoryTargetPercent: 50 })).toMatchObject({ requestMiB: 5200, limitMiB: 5200 });
  });

  it('limits a pod to what the node leaves to it', () => {
    expect(memoryPlan({ ...model, roomMiB: 3000 })).toMatchObject({ requestMiB: 2864, limitMiB: 3000 });
  });

  it('takes a request as it is given', () => {
    expect(memoryPlan({ ...model, memoryMiB: 4000 })).toMatchObject({
      requestMiB: 4000,
      limitMiB: 4800,
      idlePercent: 42.8,
    });
  });

  it('holds two versions, on disk too, where a server holds two', () => {
    expect(memoryPlan({ ...model, versionsAtOnce: 2 })).toMatchObject({ idleMiB: 512 + 2400, diskMiB: 1825 });
  });

  it('takes a measured base in place of the allowance', () => {
    expect(memoryPlan({ ...model, baseMiB: 200 }).idleMiB).toBe(1400);
  });
});

describe('memoryProblems', () => {
  it.each<[string, Partial<MemoryProps>, string | undefined]>([
    ['its own request is fine', {}, undefined],
    ['as is one that leaves more', { memoryMiB: 4000 }, undefined],
    // 171200 / 61 = 2806.6: the autoscaler cuts what it measures to whole percent.
    ['and the least', { memoryMiB: 2807 }, undefined],
    ['a MiB less is the trap', { memoryMiB: 2806 }, 'memoryTargetPercent'],
    ['which the tolerance of a tenth does not cover', { memoryMiB: 2112 }, 'memoryTargetPercent'],
    ['more pods at least leave more of them', { memoryMiB: 2600, replicas: { min: 3, max: 10 } }, undefined],
    ['as many as there may be are no trap', { memoryMiB: 1800, replicas: { min: 3, max: 3 } }, undefined],
    ['nor is a request without a target', { memoryMiB: 1800, memoryTargetPercent: 'none' }, undefined],
    ['a request below the idle use does not hold the model', { memoryMiB: 1711 }, 'memoryMiB'],
    ['not without a target either', { memoryMiB: 1711, memoryTargetPercent: 'none' }, 'memoryMiB'],
    ['one that just holds it is the trap', { memoryMiB: 1712 }, 'memoryTargetPercent'],
    ['a target below the idle share is the trap', { memoryMiB: 4000, memoryTargetPercent: 42 }, 'memoryTargetPercent'],
    ['63 x 2 / 3 is 42', { memoryMiB: 4000, memoryTargetPercent: 63 }, undefined],
    ['62 x 2 / 3 is 41', { memoryMiB: 4000, memoryTargetPercent: 62 }, 'memoryTargetPercent'],
    ['a low target only asks for more memory when the request is computed', { memoryTargetPercent: 10 }, undefined],
    ['the lowest asks for more than there is', { memoryTargetPercent: 1 }, 'memoryTargetPercent'],
    ['a node that leaves less than what adds a pod', { roomMiB: 2864 }, 'memoryTargetPercent'],
    ['one that leaves more', { roomMiB: 2865 }, undefined],
  ])('%s', (_, change, path) => {
    expect(memoryProblems({ ...model, ...change }).map((problem) => problem.path)).toEqual(
      path === undefined ? [] : [path],
    );
  });

  it('says which target would do, which request, and that CPU alone would, with every term', () => {
    const [problem] = memoryProblems({ ...model, memoryMiB: 4000, memoryTargetPercent: 40 });
    expect(problem?.fix).toMatch(
      /^use 63 or more, or raise memoryMiB to 6592 or more, or write 'none', so that CPU alone adds pods: an idle pod uses 42.8 % of its request, and of 3 pods the autoscaler takes one away only at 26 % or less/,
    );
    const lines = problem?.fix.split('\n').slice(1) ?? [];
    expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 2).join(' '))).toEqual([
      'sizeMiB 800',
      'baseMiB 512',
      'factor 1.5',
      'versionsAtOnce 1',
      'keptMiB 0',
      'memoryMiB 4000',
      'idlePercent 42.8',
      'memoryTargetPercent 40',
      'replicas.min 2',
      'mostIdlePercent 26',
      'addsAtMiB 1800',
      'limitMiB 4000',
    ]);
    for (const line of lines) expect(line).toMatch(/^ {6}[\w.]+ [\d.]+ +\S.{5,}/);
    expect(lines[1]).toContain('not a measurement');
  });

  it('says what the kernel would do, with the numbers', () => {
    expect(memoryProblems({ ...model, roomMiB: 2870, memoryMiB: 2870, memoryTargetPercent: 95 })[0]?.fix).toMatch(
      /^use 89, or lower memoryMiB to 2720, or write 'none'[^:]*: the autoscaler adds a pod at an average of 3013.5 MiB, and no pod may use more than 2870/,
    );
  });

  it('names no target that would have to be above 100', () => {
    expect(memoryProblems({ ...model, memoryMiB: 1800 })[0]?.fix).toMatch(/^raise memoryMiB to 2864 or more/);
  });

  const anyReplicas = fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }))
    .map(([min, more]) => ({ min, max: min + more }));
  const anyModel = fc.record({
    sizeMiB: fc.integer({ min: 1, max: 1_048_576 }),
    memoryTargetPercent: fc.oneof(fc.integer({ min: 2, max: 100 }), fc.constant('none' as const)),
    replicas: anyReplicas,
  });

  it('finds nothing wrong with a computed request, of any size and target', () => {
    fc.assert(
      fc.property(anyModel, (any) => {
        expect(memoryProblems(any)).toEqual([]);
      }),
      { seed: 14 },
    );
  });

  it('offers only mends that mend', () => {
    const anyRoom = fc.option(fc.integer({ min: 64, max: 1_572_864 }), { nil: undefined });
    fc.assert(
      fc.property(anyModel, fc.integer({ min: 64, max: 1_572_864 }), anyRoom, (any, memoryMiB, roomMiB) => {
        const all = { ...any, memoryMiB, roomMiB };
        const fix = memoryProblems(all)[0]?.fix;
        const [, target] = /^use (\d+)/.exec(fix ?? '') ?? [];
        const [, request] = /(?:raise memoryMiB to|ask for) (\d+) or more/.exec(fix ?? '') ?? [];
        if (target !== undefined) expect(memoryProblems({ ...all, memoryTargetPercent: Number(target) })).toEqual([]);
        if (request !== undefined && roomMiB === undefined)
          expect(memoryProblems({ ...all, memoryMiB: Number(request) })).toEqual([]);
        if (fix?.includes("write 'none'")) expect(memoryProblems({ ...all, memoryTargetPercent: 'none' })).toEqual([]);
      }),
      { seed: 14 },
    );
  });
});

describe('an idle model', () => {
  /** The most memory that a plan lets an idle pod use, and no CPU to speak of. */
  const samples = (count: number, usage: number, request: number) => ({
    cpu: Array.from({ length: count }, () => ({ state: 'ready' as const, request: 1300, usage: 20 })),
    memory: Array.from({ length: count }, () => ({ state: 'ready' as const, request, usage })),
  });

  it('returns to its fewest pods from every count, under the numbers of its own plan', () => {
    const any = fc.record({
      sizeMiB: fc.integer({ min: 1, max: 100_000 }),
      memoryTargetPercent: fc.integer({ min: 2, max: 100 }),
      cpuTargetPercent: fc.integer({ min: 10, max: 100 }),
      min: fc.integer({ min: 1, max: 12 }),
      more: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(any, ({ sizeMiB, min, more, ...targets }) => {
        const bounds = { min, max: min + more };
        const { idleMiB, requestMiB } = memoryPlan({ sizeMiB, ...targets, replicas: bounds });
        const rules = scalingPlan({ ...targets, replicas: bounds, onDemandFloor: 0 }, targets.cpuTargetPercent);
        let [current, history]: [number, AutoscalerHistory] = [bounds.max, { proposals: [], changes: [] }];
        for (let at = 0; at < 3600; at += 15) {
          const step = autoscalerStep(rules, history, { at, current, pods: samples(current, idleMiB, requestMiB) });
          [current, history] = [step.replicas, step.history];
        }
        expect(current).toBe(min);
      }),
      { seed: 14, numRuns: 60 },
    );
  });

  it('stays where it is under the numbers that were measured not to work', () => {
    const rules = scalingPlan({ replicas: { min: 2, max: 3 }, onDemandFloor: 0, memoryTargetPercent: 90 }, 70);
    let history: AutoscalerHistory = { proposals: [], changes: [] };
    for (let at = 0; at < 3600; at += 15) {
      const step = autoscalerStep(rules, history, { at, current: 3, pods: samples(3, 630, 784) });
      expect(step.replicas).toBe(3);
      history = step.history;
    }
  });
});

describe('what publish-model --measure found', () => {
  const entry = (change: object) => resolveServedModel({ version: 1, sizeMiB: 198, ...change });
  const measured = { loadedMiB: 351, memoryPerItemMiB: 6, cpuMillis: 50 };
  const terms = (model: ReturnType<typeof entry>) => servingPlan(model, { headroom: 0, provisionMinutes: 5 }).memory;

  it('takes the place of what is assumed of the files, and of an item', () => {
    const [assumed, known] = [terms(entry({})), terms(entry({ measured }))];
    expect(known.idleMiB - assumed.idleMiB).toBe(351 - 1.5 * 198 - 2 * ((assumed.terms.keptMiB ?? 0) / 8));
  });

  it('gives way to what the entry says of an item', () => {
    expect(entry({ measured, memoryPerItemMiB: 9 }).memoryPerItemMiB).toBe(9);
  });

  it('is said in a message in place of the factor', () => {
    const [problem] = servingPlanProblems(
      servingPlan(entry({ measured, memoryMiB: 600 }), { headroom: 0, provisionMinutes: 5 }),
    );
    expect(problem?.fix).toMatch(
      /measured\.loadedMiB 351 +the model's entry in the environment, from publish-model --measure/,
    );
    expect(problem?.fix).not.toMatch(/factor/);
  });

  it('holds both versions while there is a canary, of which nobody measured one', () => {
    const both = entry({ measured, canary: { version: 2, weight: 0 } });
    expect(largestVersion(both)).toMatchObject({ measured: undefined, sizeMiB: 198 });
    const known = entry({ measured, canary: { version: 2, weight: 0, measured: { ...measured, loadedMiB: 400 } } });
    expect(largestVersion(known).measured?.loadedMiB).toBe(400);
  });
});
