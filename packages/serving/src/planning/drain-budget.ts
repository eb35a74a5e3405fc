import { type DrainTerms, type ResolvedDrainTerms, resolveDrainTerms } from './drain-terms';
import { coldSeconds, warmSeconds } from './startup';

/** Pods that are evicted at the same moment, because the disruption budget allows no more. Times in seconds after the warning. */
export interface DrainWave {
  /** How many. */
  readonly pods: number;
  /** When their eviction is granted at the latest; never, `Infinity`, by a budget that allows none. */
  readonly grantedSeconds: number;
  /** When they have ended. */
  readonly endsSeconds: number;
  /** When they would be killed, had they not ended. */
  readonly killedSeconds: number;
  /** Whether the pods that they waited for took the place of placeholders; the first wave waits for none. */
  readonly warm: boolean;
}

/** How the pods of the warned nodes leave. */
export interface DrainBudget {
  /** In the order of their evictions. */
  readonly waves: readonly DrainWave[];
  /** When the last pod has ended, seconds after the warning. */
  readonly endsSeconds: number;
  /** Placeholders without which a wave would wait for a new node. */
  readonly headroomNeeded: number;
  /** For the target group: the balancer keeps connections for as long as a late request may last, seconds. */
  readonly deregistrationDelaySeconds: number;
  /** For preStop: how long the balancer may go on sending requests, seconds. */
  readonly balancerSeconds: number;
}

/**
 * How the pods of a warned node leave, by the rule that was measured with the real controllers (drain.md, conclusion 1): as many at once as the
 * disruption budget allows; the next ones when those that left are Ready elsewhere, at the next repetition of the eviction.
 *
 * The times are the latest: a repetition just missed costs a whole {@link DrainTerms.retrySeconds}.
 */
export function drainBudget(terms: DrainTerms): DrainBudget {
  const resolved = resolveDrainTerms(terms);
  const { deregistrationDelaySeconds, balancerSeconds } = resolved;
  const waves = drainWaves(resolved);
  const endsSeconds = Math.max(...waves.map((wave) => wave.endsSeconds));
  return { waves, endsSeconds, headroomNeeded: headroomNeeded(resolved), deregistrationDelaySeconds, balancerSeconds };
}

/** Pods that cannot leave before others are Ready elsewhere: `waves - 1` where one leaves at a time. */
export function headroomNeeded(terms: DrainTerms): number {
  const { podsPerNode, warnedNodes, maxUnavailable } = resolveDrainTerms(terms);
  return Math.max(0, podsPerNode * warnedNodes - maxUnavailable);
}

/** How long a wave waits for the one before it, when a placeholder gives way (`warm`) or a node must come. */
export function replacementSeconds(
  { startup, preemptSeconds, retrySeconds }: ResolvedDrainTerms,
  warm: boolean,
): number {
  return (warm ? preemptSeconds + warmSeconds(startup) : coldSeconds(startup)) + retrySeconds;
}

function drainWaves(terms: ResolvedDrainTerms): DrainWave[] {
  const { podsPerNode, warnedNodes, maxUnavailable, headroomPods, preStopSeconds, exitSeconds, gracePeriodSeconds } =
    terms;
  const pods = podsPerNode * warnedNodes;
  if (maxUnavailable < 1)
    return [{ pods, grantedSeconds: Infinity, endsSeconds: Infinity, killedSeconds: Infinity, warm: false }];
  const waves: DrainWave[] = [];
  let grantedSeconds = firstSeconds(terms);
  for (let left = pods; left > 0; left -= maxUnavailable) {
    const gone = pods - left;
    const warm = gone > 0 && headroomPods >= Math.min(gone, headroomNeeded(terms));
    if (gone > 0) grantedSeconds += replacementSeconds(terms, warm);
    const endsSeconds = grantedSeconds + preStopSeconds + exitSeconds;
    waves.push({
      pods: Math.min(left, maxUnavailable),
      grantedSeconds,
      endsSeconds,
      killedSeconds: grantedSeconds + gracePeriodSeconds,
      warm,
    });
  }
  return waves;
}

/** Pods that still start are missing ones to the budget, so the first eviction waits for them (drain.md, conclusion 4). */
function firstSeconds({ handlerSeconds, startingSeconds, retrySeconds }: ResolvedDrainTerms): number {
  return Math.max(handlerSeconds, startingSeconds > 0 ? startingSeconds + retrySeconds : 0);
}
