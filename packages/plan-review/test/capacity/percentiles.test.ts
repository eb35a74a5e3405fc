import fc from 'fast-check';

import { percentiles } from '../../src/capacity/percentiles';
import type { Term } from '../../src/capacity/term';

type Wait = Pick<Term, 'low' | 'high'>;

const total = (terms: readonly Wait[], of: (wait: Wait) => number) => terms.reduce((sum, wait) => sum + of(wait), 0);
const uniform = (low: number, high: number) => ({ low, high });

describe('percentiles of a sum of waits', () => {
  it.each<[string, { low: number; high: number }[], number, number]>([
    ['nothing', [], 0, 0],
    ['two fixed ones', [uniform(5, 5), uniform(2.5, 2.5)], 7.5, 7.5],
    ['one of 0 to 100', [uniform(0, 100)], 50, 95],
    ['one of 40 to 145 and a fixed one of 10', [uniform(40, 145), uniform(10, 10)], 102.5, 149.75],
    // Two of 0 to 100: a triangle, whose upper tail of 0.05 begins sqrt(2 x 0.05) x 100 = 31.62 before its end.
    ['two of 0 to 100', [uniform(0, 100), uniform(0, 100)], 100, 168.38],
    // Less than a second wide counts as its middle.
    ['one of 0.2 to 0.6', [uniform(0.2, 0.6)], 0.4, 0.4],
  ])('of %s', (_, terms, p50, p95) => {
    const found = percentiles(terms);
    expect(Math.abs(found.p50 - p50)).toBeLessThan(0.02);
    expect(Math.abs(found.p95 - p95)).toBeLessThan(0.02);
  });

  const seconds = fc.integer({ min: 0, max: 60 });
  const waits = fc.array(
    fc.tuple(seconds, seconds).map(([low, width]) => uniform(low, low + width)),
    { maxLength: 6 },
  );

  it('lie between the shortest and the longest, in their order', () => {
    fc.assert(
      fc.property(waits, (terms) => {
        const [least, most] = [total(terms, ({ low }) => low), total(terms, ({ high }) => high)];
        const { p50, p95 } = percentiles(terms);
        return least - 1e-6 <= p50 && p50 <= p95 + 1e-6 && p95 <= most + 1e-6;
      }),
    );
  });

  it('are those of the middle for p50, since every wait is symmetric', () => {
    fc.assert(
      fc.property(
        waits,
        (terms) => Math.abs(percentiles(terms).p50 - total(terms, ({ low, high }) => (low + high) / 2)) < 0.51,
      ),
    );
  });

  it('do not depend on the order of waits', () => {
    fc.assert(
      fc.property(waits, (terms) => Math.abs(percentiles(terms).p95 - percentiles([...terms].reverse()).p95) < 1e-6),
    );
  });
});
