import { Refusals } from '../queue/refusals';
import { type Play, play, type Run } from '../simulation/run';
import type { Span } from '../world/span';
import { type Moment, momentsOf } from './band';
import { mean } from './percentiles';
import { type ServiceOutcome, serviceOutcome } from './service-outcome';

/** How often something is played, and from which seed on. */
export interface Repetitions {
  readonly runs: number;
  readonly seed: number;
  /** Told after each run. @default - nobody */
  readonly tell?: (done: number) => void;
}

/** What many runs say. */
export interface Outcome {
  readonly services: readonly ServiceOutcome[];
  readonly moments: readonly Moment[];
  /** Node hours of a run by pool, means. */
  readonly nodeHours: Readonly<Record<string, number>>;
  /** USD of the nodes of a run, and of a million requests that were answered; undefined where a pool has no price, or nothing was answered. */
  readonly cost: Span | undefined;
  readonly costPerMillion: Span | undefined;
}

/** Plays as often as asked for. The same seed gives the same outcome. */
export function outcomeOf(what: Play, { runs, seed, tell = () => undefined }: Repetitions): Outcome {
  const refusals = new Refusals(what.request.grpcShare);
  const played = Array.from({ length: runs }, (_, index) => {
    const run = play(what, seed + index, refusals);
    tell(index + 1);
    return run;
  });
  const services = what.world.services.map(({ name }) =>
    serviceOutcome(
      name,
      played.flatMap((run) => run.services.get(name) ?? []),
      what.seconds,
    ),
  );
  const nodeHours = hoursOf(what, played);
  const cost = costOf(what, nodeHours);
  return {
    services,
    moments: momentsOf(played.map(({ samples }) => samples)),
    nodeHours,
    cost,
    costPerMillion: perMillion(cost, services),
  };
}

function hoursOf({ world }: Play, runs: readonly Run[]): Outcome['nodeHours'] {
  return Object.fromEntries(
    world.pools.map(({ name }) => [name, mean(runs.map(({ nodeHours }) => nodeHours.get(name) ?? 0))]),
  );
}

/** Nodes and their disks; what costs the same at every load is not in it. */
function costOf({ world }: Play, hours: Outcome['nodeHours']): Span | undefined {
  const used = world.pools.filter(({ name }) => (hours[name] ?? 0) > 0);
  if (used.some(({ price }) => price === undefined)) return undefined;
  return used.reduce<Span>(
    (sum, { name, price }) => ({
      low: sum.low + (hours[name] ?? 0) * (price?.low ?? 0),
      high: sum.high + (hours[name] ?? 0) * (price?.high ?? 0),
    }),
    { low: 0, high: 0 },
  );
}

function perMillion(cost: Span | undefined, services: readonly ServiceOutcome[]): Span | undefined {
  const answered = services.reduce(
    (sum, { requests, lost }) => sum + requests - lost.threads - lost.capacity - lost.undrained - lost.killed,
    0,
  );
  if (cost === undefined || answered < 1) return undefined;
  return { low: (cost.low / answered) * 1e6, high: (cost.high / answered) * 1e6 };
}
