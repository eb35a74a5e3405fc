import { Refusals } from '../../src/queue/refusals';
import type { Happening } from '../../src/scenario/happening';
import { play } from '../../src/simulation/run';
import type { Totals } from '../../src/simulation/totals';
import type { World } from '../../src/world/world';
import { cpuSeconds } from './load-world';

/** What is played with the world of load.md: how busy its pods are before, and how many times that comes. */
export interface Scene {
  readonly world: World;
  /** Share of the CPU that the fewest pods ask for. */
  readonly busy: number;
  readonly factor?: number;
  readonly happenings?: readonly Happening[];
}

/** Plays it as often as load.md did. */
export function playMany({ world, busy, factor = 1, happenings = [] }: Scene, runs = 300): readonly Totals[] {
  const name = world.services[0]?.name ?? '';
  const pods = world.services[0]?.deployments[0]?.min ?? 0;
  const load = (pods * 1.3 * busy) / cpuSeconds;
  const refusals = new Refusals(0);
  return Array.from({ length: runs }, (_, index) => {
    const run = play(
      {
        world,
        request: { cpuSeconds, grpcShare: 0 },
        before: new Map([[name, load]]),
        load: new Map([[name, [{ at: 0, requestsPerSecond: factor * load }]]]),
        happenings,
        seconds: 1800,
        sampleSeconds: 1800,
      },
      index + 1,
      refusals,
    );
    const totals = run.services.get(name);
    if (totals === undefined) throw new Error('no service');
    return totals;
  });
}
