import { code } from '@spot-serving/plan-review/deployed';

import { defaults } from '../command/defaults';
import { loadsBefore, loadsDuring } from '../load/load';
import { type Outcome, outcomeOf } from '../outcome/outcome';
import { lostOf } from '../report/rows';
import { count, percent, seconds } from '../report/words';
import type { Happening } from '../scenario/happening';
import type { World } from '../world/world';

/** One thing that a review says of an app. */
export interface ReviewLine {
  readonly text: string;
  /** Whether it is worse than it was. */
  readonly worse: boolean;
}

/** Few runs: a review is to be quick, and says the same of the same change every time. */
const repeated = { runs: 40, seed: 1 };

/** From here on a difference is one: a tenth, and so many seconds. */
const noise = { share: 1.1, seconds: 10 };

const duration = 30 * 60;

interface Scene {
  readonly name: string;
  readonly share: number | 'target';
  readonly factor: number;
  readonly happenings: readonly Happening[];
}

const scenes: readonly Scene[] = [
  { name: `${defaults.step} times the load`, share: defaults.atPercent / 100, factor: defaults.step, happenings: [] },
  {
    name: 'a third of the Spot nodes warned at the target load',
    share: 'target',
    factor: 1,
    happenings: [{ at: 0, kind: 'warned', which: { share: 1 / 3 } }],
  },
];

/**
 * The two lines of a review: what five times the load would do to an app, and what warnings to a third of its Spot nodes would, each for its worst model, and
 * whether that is worse than it was.
 *
 * @param was the app before the change @default - it is new
 */
export function reviewLines(is: World, was?: World): readonly ReviewLine[] {
  if (is.services.length === 0) return [];
  return scenes.map((scene) => {
    const [after, before] = [
      worstOf(is, scene),
      was === undefined || was.services.length === 0 ? undefined : worstOf(was, scene),
    ];
    const worse = before !== undefined && isWorse(before, after);
    return {
      text: `${worse ? '⚠️ ' : ''}${scene.name}: ${said(after)}${worse ? `; it was ${said(before)}` : ''}`,
      worse,
    };
  });
}

interface Worst {
  readonly name: string;
  readonly p50: number;
  readonly lost: number;
  readonly undrained: number;
}

function worstOf(world: World, { share, factor, happenings }: Scene): Worst {
  const request = { cpuSeconds: defaults.requestCpuSeconds, grpcShare: defaults.grpcPercent / 100 };
  const before = loadsBefore(world, share, request);
  const load = loadsDuring(before, { kind: 'step', factor });
  const outcome = outcomeOf(
    { world, request, before, load, happenings, seconds: duration, sampleSeconds: duration },
    repeated,
  );
  return outcome.services.map(worstService).reduce((worst, one) => (one.lost > worst.lost ? one : worst));
}

function worstService(service: Outcome['services'][number]): Worst {
  const { name, toCapacity, requests, evictions } = service;
  return {
    name,
    p50: toCapacity.p50,
    lost: requests === 0 ? 0 : lostOf(service) / requests,
    undrained: evictions.cut + evictions.never,
  };
}

function said({ name, p50, lost, undrained }: Worst): string {
  const pods = undrained === 0 ? '' : `, ${count(undrained)} pods of a run not drained`;
  const short = p50 === 0 ? 'never short of pods in half of the runs' : `${seconds(p50)} to capacity (p50)`;
  return `${code(name)} ${short}, ${percent(lost)} of 30 minutes' requests lost${pods}`;
}

function isWorse(was: Worst, is: Worst): boolean {
  const slower = is.p50 > was.p50 * noise.share && is.p50 - was.p50 > noise.seconds;
  return slower || is.lost > was.lost * noise.share + 0.0005 || is.undrained > was.undrained * noise.share + 0.05;
}
