import fc from 'fast-check';

import { Refusals } from '../src/queue/refusals';
import type { Happening } from '../src/scenario/happening';
import { type Play, play } from '../src/simulation/run';
import { loadWorld } from './validation/load-world';
import { playMany } from './validation/play-many';

const at = 0;
const happenings = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 4 }).map((nodes): Happening => ({ at, kind: 'warned', which: { nodes } })),
    fc.constant<Happening>({ at, kind: 'warned', which: 'zone' }),
    fc.constant<Happening>({ at: 60, kind: 'zone-lost' }),
    fc.constant<Happening>({ at: 30, kind: 'region-lost', seconds: 200 }),
    fc.constant<Happening>({ at, kind: 'no-spot', probability: 1 }),
    fc.constant<Happening>({ at, kind: 'slow-store', factor: 5 }),
  ),
  { maxLength: 3 },
);

const scene = (factor: number, what: readonly Happening[], headroom = 1): Play => ({
  world: loadWorld({ headroom }),
  request: { cpuSeconds: 0.1, grpcShare: 0.5 },
  load: new Map([['resnet', [{ at: 0, requestsPerSecond: 15 * factor }]]]),
  before: new Map([['resnet', 15]]),
  happenings: what,
  seconds: 1200,
  sampleSeconds: 20,
});

describe('a run', () => {
  it('loses no more than comes, keeps to the bounds of pods and pools, and is the same again', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 12, noNaN: true }),
        happenings,
        fc.integer({ min: 0, max: 3 }),
        (factor, what, headroom) => {
          const played = scene(factor, what, headroom);
          const run = play(played, 5, new Refusals(0.5));
          const { requests, lost, mostPods } = run.services.get('resnet') ?? {
            requests: 0,
            lost: {},
            mostPods: Infinity,
          };
          expect(requests).toBeCloseTo(15 * factor * 1200, 3);
          const all = Object.values(lost).reduce((sum, one) => sum + one, 0);
          for (const one of Object.values(lost)) expect(one).toBeGreaterThanOrEqual(0);
          expect(all).toBeLessThanOrEqual(requests * (1 + 1e-9));
          expect(mostPods).toBeLessThanOrEqual(10);
          for (const sample of run.samples) {
            expect(sample.ready).toBeLessThanOrEqual(10);
            expect(sample.spotNodes).toBeLessThanOrEqual(40);
          }
          expect(play(played, 5, new Refusals(0.5))).toEqual(run);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('comes back from a region that was lost, as soon as nodes boot and pods start', () => {
    const [totals] = playMany(
      { world: loadWorld(), busy: 0.6, happenings: [{ at: 0, kind: 'region-lost', seconds: 600 }] },
      1,
    );
    expect(totals?.shortages[0]?.until).toBeGreaterThan(600 + 40);
    expect(totals?.lost.killed).toBeGreaterThan(0);
    expect(totals?.wholeSince).toBeLessThan(1800);
  });

  it('without Spot waits for the patience of the autoscaler, and a slow store for its copies', () => {
    const p50 = (what: readonly Happening[]) => {
      const ends = playMany({ world: loadWorld(), busy: 0.6, factor: 5, happenings: what }, 30).map(
        ({ shortages }) => shortages.at(-1)?.until ?? 0,
      );
      return [...ends].sort((a, b) => a - b)[15] ?? 0;
    };
    const usual = p50([]);
    expect(p50([{ at: 0, kind: 'no-spot', probability: 1 }]) - usual).toBeGreaterThan(250);
    expect(p50([{ at: 0, kind: 'slow-store', factor: 10 }]) - usual).toBeGreaterThan(54);
  });

  it('names the step that the longest shortage waited for', () => {
    const [first] = playMany({ world: loadWorld({ modelGiB: 10 }), busy: 0.6, factor: 5 }, 1).flatMap(
      ({ shortages }) => shortages,
    );
    const steps = Object.entries(first?.steps ?? {}).sort(([, a], [, b]) => b - a);
    expect(steps.slice(0, 2).map(([step]) => step)).toContain('model is fetched');
  });

  it('removes nodes that nobody needs any more, ten minutes later', () => {
    const run = play(
      {
        ...scene(1, []),
        load: new Map([
          [
            'resnet',
            [
              { at: 0, requestsPerSecond: 75 },
              { at: 600, requestsPerSecond: 15 },
            ],
          ],
        ]),
        seconds: 4 * 3600,
      },
      1,
      new Refusals(0),
    );
    const nodes = run.samples.map(({ spotNodes }) => spotNodes);
    expect(Math.max(...nodes)).toBeGreaterThan(8);
    expect(nodes.at(-1)).toBe(3);
  });
});
