import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import type { Span } from '../world/span';

/** Numbers until those of neighbouring seeds have nothing in common. */
const warmUp = 64;

/** Numbers that look like chance, and are the same for the same seed. */
export class Chance {
  private readonly generator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
    // Seeds that are neighbours begin alike.
    for (let skipped = 0; skipped < warmUp; skipped += 1) this.generator.next();
  }

  /** A time between the bounds. */
  within({ low, high }: Span): number {
    return low === high ? low : low + (high - low) * uniformFloat64(this.generator);
  }

  /** Some of `all`, each as likely as any other. */
  some<T>(all: readonly T[], count: number): T[] {
    const left = [...all];
    return Array.from({ length: Math.min(count, all.length) }, () => {
      const at = Math.floor(this.within({ low: 0, high: left.length }));
      return left.splice(at, 1);
    }).flat();
  }
}
