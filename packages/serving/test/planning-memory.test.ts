import fc from 'fast-check';
import { memoryPlan, memoryProblems, type MemoryProps } from '../src/planning';

const model: MemoryProps = { sizeMiB: 1000, memoryTargetPercent: 90 };

describe('memoryPlan', () => {
  it('asks for ModelServer, 1.2 x the files, and so much more that an idle pod stays below the target', () => {
    // 512 + 1.2 x 1000 = 1712; 1.1 x 1712 / 0.9 = 2092.4, and the next multiple of 16 is 2096.
    expect(memoryPlan(model)).toEqual({
      requestMiB: 2096,
      limitMiB: 2096,
      idleMiB: 1712,
      idlePercent: (100 * 1712) / 2096,
      diskMiB: 1164,
    });
  });

  it('takes a request as it is given', () => {
    expect(memoryPlan({ ...model, memoryMiB: 4000 })).toMatchObject({
      requestMiB: 4000,
      limitMiB: 4000,
      idlePercent: 42.8,
    });
  });

  it('holds two versions, on disk too, where a server holds two', () => {
    expect(memoryPlan({ ...model, versionsAtOnce: 2 })).toMatchObject({ idleMiB: 512 + 2400, diskMiB: 2264 });
  });

  it('takes a measured base in place of the allowance', () => {
    expect(memoryPlan({ ...model, baseMiB: 200 }).idleMiB).toBe(1400);
  });
});

describe('memoryProblems', () => {
  it.each<[string, Partial<MemoryProps>, string | undefined]>([
    ['its own request is fine', {}, undefined],
    ['as is one that leaves more', { memoryMiB: 4000 }, undefined],
    // 100 x 1.1 x 1712 / 90 = 2092.44
    ['and the least', { memoryMiB: 2093 }, undefined],
    ['a MiB less is the trap', { memoryMiB: 2092 }, 'memoryTargetPercent'],
    ['a request below the idle use does not hold the model', { memoryMiB: 1711 }, 'memoryMiB'],
    ['one that just holds it is the trap', { memoryMiB: 1712 }, 'memoryTargetPercent'],
    ['a target below the idle share is the trap', { memoryMiB: 4000, memoryTargetPercent: 42 }, 'memoryTargetPercent'],
    ['as is one within 10 % of it', { memoryMiB: 4000, memoryTargetPercent: 47 }, 'memoryTargetPercent'],
    ['48 exceeds 1.1 x 42.8', { memoryMiB: 4000, memoryTargetPercent: 48 }, undefined],
    ['a low target only asks for more memory when the request is computed', { memoryTargetPercent: 10 }, undefined],
  ])('%s', (_, change, path) => {
    expect(memoryProblems({ ...model, ...change }).map((problem) => problem.path)).toEqual(
      path === undefined ? [] : [path],
    );
  });

  it('says which target would do, and which request, with every term', () => {
    const [problem] = memoryProblems({ ...model, memoryMiB: 4000, memoryTargetPercent: 40 });
    expect(problem?.fix).toMatch(/^use 48 or more, or raise memoryMiB to 4720 or more: an idle pod uses 42.8 %/);
    const lines = problem?.fix.split('\n').slice(1) ?? [];
    expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 2).join(' '))).toEqual([
      'sizeMiB 1000',
      'baseMiB 512',
      'factor 1.2',
      'versionsAtOnce 1',
      'memoryMiB 4000',
      'idlePercent 42.8',
      'memoryTargetPercent 40',
    ]);
    for (const line of lines) expect(line).toMatch(/^ {6}\w+ [\d.]+ +\S.{5,}/);
    expect(lines[1]).toContain('not a measurement');
  });

  it('names no target that would have to be above 100', () => {
    expect(memoryProblems({ ...model, memoryMiB: 1800 })[0]?.fix).toMatch(/^raise memoryMiB to 2096 or more/);
  });

  const anyModel = fc.record({
    sizeMiB: fc.integer({ min: 1, max: 1_048_576 }),
    memoryTargetPercent: fc.integer({ min: 1, max: 100 }),
  });

  it('finds nothing wrong with a computed request, of any size and target', () => {
    fc.assert(
      fc.property(anyModel, (any) => {
        expect(memoryProblems(any)).toEqual([]);
      }),
    );
  });

  it('offers only mends that mend', () => {
    fc.assert(
      fc.property(anyModel, fc.integer({ min: 64, max: 1_572_864 }), (any, memoryMiB) => {
        const fix = memoryProblems({ ...any, memoryMiB })[0]?.fix;
        const [, target] = /^use (\d+) or more/.exec(fix ?? '') ?? [];
        const [, request] = /(?:raise memoryMiB to|ask for) (\d+) or more/.exec(fix ?? '') ?? [];
        if (target !== undefined)
          expect(memoryProblems({ ...any, memoryMiB, memoryTargetPercent: Number(target) })).toEqual([]);
        if (request !== undefined) expect(memoryProblems({ ...any, memoryMiB: Number(request) })).toEqual([]);
      }),
    );
  });
});
