import { type Outcome, outcomeOf, type Repetitions } from '../outcome/outcome';
import { Refusals } from '../queue/refusals';
import { type Play, play } from '../simulation/run';
import { type Setting, settingsOf, worldWith } from './setting';
import type { Slo } from './slo';

/** The cheapest settings that hold what is asked for. */
export interface Found {
  readonly setting: Setting;
  /** USD an hour at rest, the middle of its bounds; nodes where there is no price. */
  readonly atRest: number;
  readonly outcome: Outcome;
}

/** Whether an outcome holds what is asked for. */
export function holds({ services }: Outcome, { p50, p95, short: most, lost, undrained }: Slo): boolean {
  return services.every(({ toCapacity, short, lost: by, requests, evictions }) => {
    const share = requests === 0 ? 0 : (by.threads + by.capacity + by.undrained + by.killed) / requests;
    return (
      toCapacity.p50 <= (p50 ?? Infinity) &&
      toCapacity.p95 <= (p95 ?? Infinity) &&
      short.p95 <= (most ?? Infinity) &&
      share <= (lost ?? 1) &&
      evictions.cut + evictions.never <= (undrained ?? Infinity)
    );
  });
}

/** Tries settings, those that cost least at rest first, until one holds; undefined when none does. */
export function cheapest(
  what: Play,
  slo: Slo,
  { tell = () => undefined, ...repeated }: Repetitions,
): Found | undefined {
  const priced = settingsOf(what.world)
    .map((setting) => ({ setting, atRest: costAtRest(what, setting) }))
    .sort((a, b) => a.atRest - b.atRest || changes(a.setting, what) - changes(b.setting, what));
  for (const [index, { setting, atRest }] of priced.entries()) {
    tell(index + 1);
    const outcome = outcomeOf({ ...what, world: worldWith(what.world, setting) }, repeated);
    if (holds(outcome, slo)) return { setting, atRest, outcome };
  }
  return undefined;
}

/** Of settings that cost the same, the one that changes least. */
function changes({ headroom, morePods, cpuTargetPercent }: Setting, { world }: Play): number {
  return Math.abs(headroom - world.headroom.count) + morePods + (cpuTargetPercent === undefined ? 0 : 1);
}

/** What an hour costs while nothing happens: Spot and On-Demand nodes as the autoscalers leave them. */
function costAtRest(what: Play, setting: Setting): number {
  const steady: Play = {
    ...what,
    world: worldWith(what.world, setting),
    load: new Map(),
    happenings: [],
    seconds: 1,
    sampleSeconds: 1,
  };
  const { nodeHours } = play(steady, 1, new Refusals(what.request.grpcShare));
  return what.world.pools.reduce((sum, { name, price }) => {
    const nodes = (nodeHours.get(name) ?? 0) * 3600;
    return sum + nodes * (price === undefined ? 1 : (price.low + price.high) / 2);
  }, 0);
}
