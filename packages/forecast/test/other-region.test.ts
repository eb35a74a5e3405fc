import fc from 'fast-check';

import { outcomeOf } from '../src/outcome/outcome';
import { Refusals } from '../src/queue/refusals';
import { type Play, play, type Run } from '../src/simulation/run';
import type { Span } from '../src/world/span';
import { loadWorld } from './validation/load-world';

const own = 18;
const seconds = 1200;

interface Loss {
  readonly share: number;
  readonly noticed: Span;
  readonly keptSeconds: number;
  readonly headroom?: number;
}

const scene = ({ headroom = 1, ...loss }: Loss): Play => ({
  world: loadWorld({ headroom, zones: 3 }),
  request: { cpuSeconds: 0.1, grpcShare: 0.5 },
  load: new Map([['resnet', [{ at: 0, requestsPerSecond: own }]]]),
  before: new Map([['resnet', own]]),
  happenings: [{ at: 0, kind: 'other-region-lost', ...loss }],
  seconds,
  sampleSeconds: 5,
});

const totalsOf = (run: Run) => {
  const totals = run.services.get('resnet');
  if (totals === undefined) throw new Error('resnet was not played');
  return totals;
};

const usual: Loss = { share: 1, noticed: { low: 10, high: 70 }, keptSeconds: 60 };

describe('another region that is lost', () => {
  it('sends its clients here as their resolvers ask again: none before it is noticed, all when the last answer has expired', () => {
    const { samples } = play(scene({ ...usual, noticed: { low: 30, high: 30 } }), 1, new Refusals(0.5));
    const loads = samples.map(({ at, load }) => ({ at, load }));
    expect(loads.filter(({ at }) => at <= 30).every(({ load }) => load === own)).toBe(true);
    expect(loads.find(({ at }) => at === 60)?.load).toBeCloseTo(own * 1.5, 6);
    expect(loads.filter(({ at }) => at > 90).every(({ load }) => Math.abs(load - own * 2) < 1e-6)).toBe(true);
  });

  it('loses no request of its clients from the count: each went there or came here', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }));
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        span,
        fc.integer({ min: 1, max: 600 }),
        (share, [low, more], keptSeconds) => {
          const what = scene({ share, noticed: { low, high: low + more }, keptSeconds });
          const run = play(what, 7, new Refusals(0.5));
          const { requests, elsewhere } = totalsOf(run);
          expect(requests + elsewhere).toBeCloseTo(own * (1 + share) * seconds, 3);
          const loads = run.samples.map(({ load }) => load);
          expect(loads.every((load, index) => load >= (loads[index - 1] ?? 0))).toBe(true);
          expect(play(what, 7, new Refusals(0.5))).toEqual(run);
        },
      ),
      { numRuns: 30, seed: 18 },
    );
  });

  it('is the shorter of pods the more it sends, and less of what fits into the headroom', () => {
    const short = (loss: Loss) => outcomeOf(scene(loss), { runs: 20, seed: 1 }).services[0]?.short.p50 ?? Number.NaN;
    const [none, some, all] = [0.05, 0.9, 2].map((share) => short({ ...usual, share }));
    expect(none).toBe(0);
    expect(some).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(some ?? Infinity);
    expect(short({ ...usual, headroom: 4 })).toBeLessThan(all ?? 0);
  });

  it('of two, each sends its own', () => {
    const one = scene(usual);
    const both = { ...one, happenings: [...one.happenings, ...one.happenings] };
    expect(play(both, 1, new Refusals(0.5)).samples.at(-1)?.load).toBeCloseTo(own * 3, 6);
  });

  it('follows the load of a trace, of which it is a share', () => {
    const falling = new Map([
      [
        'resnet',
        [
          { at: 0, requestsPerSecond: own },
          { at: 600, requestsPerSecond: own / 2 },
        ],
      ],
    ]);
    const { samples } = play({ ...scene(usual), load: falling }, 1, new Refusals(0.5));
    expect(samples.at(-1)?.load).toBeCloseTo(own, 6);
  });
});
