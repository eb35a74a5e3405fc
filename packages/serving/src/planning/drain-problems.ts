import { type Problem, when } from '@spot-serving/core';
import { drainBudget, type DrainBudget } from './drain-budget';
import { drainTerms, type DrainTerms, type ResolvedDrainTerms, resolveDrainTerms } from './drain-terms';
import { explained, rounded, sum, total } from './term';

/** As many waves as were run to their end (drain.md, rows D and F); three were only computed. */
const provedWaves = 2;
/** As many pods on a node as were run (drain.md, rows A, B and D). */
const provedPodsPerNode = 2;

/**
 * Every inequality that a drain without lost requests needs and these terms violate. A fix names each term with its value and source, a line each.
 *
 * Proved for a warning while all pods of the model are Ready; {@link DrainTerms.startingSeconds} asks about one during a scale-up.
 */
export function drainProblems(terms: DrainTerms): Problem[] {
  const odd = oddTerms(terms);
  if (odd.length > 0) return odd;
  const resolved = resolveDrainTerms(terms);
  const budget = drainBudget(resolved);
  const placement = placementProblems(resolved, budget);
  return [
    ...preStopProblems(resolved),
    ...graceProblems(resolved),
    ...deregistrationProblems(resolved),
    ...placement,
    ...(placement.length > 0 ? [] : noticeProblems(resolved, budget)),
  ];
}

const leastCounts: Readonly<Record<string, number>> = {
  podsPerNode: 1,
  warnedNodes: 1,
  maxUnavailable: 1,
  headroomPods: 0,
};

function oddTerms({ startup, ...terms }: DrainTerms): Problem[] {
  const given: Readonly<Record<string, number | undefined>> = { ...startup, ...terms };
  return Object.entries(given).flatMap(([path, value]) => {
    if (value === undefined) return [];
    const count = leastCounts[path];
    const fine = count === undefined ? Number.isFinite(value) && value >= 0 : Number.isInteger(value) && value >= count;
    return fine
      ? []
      : [{ path, value, fix: `use a ${count === undefined ? '' : 'whole '}number of ${count ?? 0} or more` }];
  });
}

/** Balancer's late requests, the longest of them, and the server's end, all before preStop is over; what one wave leaves for preStop is the most. */
function preStopProblems(terms: ResolvedDrainTerms): Problem[] {
  const needed = drainTerms(terms, ['balancerSeconds', 'longestRequestSeconds', 'stopSeconds']);
  const least = Math.ceil(total(needed));
  if (terms.preStopSeconds >= least) return [];
  const why = `balancer + longest request + server's end is ${sum(needed)}`;
  const most = terms.noticeSeconds - terms.marginSeconds - terms.handlerSeconds - terms.exitSeconds;
  if (least > most) {
    const shown = drainTerms(terms, ['noticeSeconds', 'marginSeconds', 'handlerSeconds', 'exitSeconds']);
    const fix = `use at most ${Math.floor(terms.longestRequestSeconds - least + most)}: ${why}, and Spot's notice leaves ${rounded(most)} for preStop`;
    return [
      { path: 'longestRequestSeconds', value: terms.longestRequestSeconds, fix: explained(fix, [...needed, ...shown]) },
    ];
  }
  const fix = `use ${least} or more, or shorten longestRequestSeconds: ${why}, more than preStop gives`;
  return [
    {
      path: 'preStopSeconds',
      value: terms.preStopSeconds,
      fix: explained(fix, [...needed, ...drainTerms(terms, ['preStopSeconds'])]),
    },
  ];
}

/** The kubelet counts preStop into the grace period. */
function graceProblems(terms: ResolvedDrainTerms): Problem[] {
  const needed = drainTerms(terms, ['preStopSeconds', 'exitSeconds']);
  const least = Math.ceil(total(needed));
  if (terms.gracePeriodSeconds >= least) return [];
  const fix = `use ${least} or more, or shorten preStopSeconds: preStop runs within the grace period, and needs ${sum(needed)}`;
  return [
    {
      path: 'gracePeriodSeconds',
      value: terms.gracePeriodSeconds,
      fix: explained(fix, [...needed, ...drainTerms(terms, ['gracePeriodSeconds'])]),
    },
  ];
}

/** The balancer must not cut a late request, and must have let go when the pod ends; AWS allows 0 to 3600 s. */
function deregistrationProblems(terms: ResolvedDrainTerms): Problem[] {
  const { deregistrationDelaySeconds: value, longestRequestSeconds, preStopSeconds, balancerSeconds } = terms;
  const computed = balancerSeconds + longestRequestSeconds;
  if (value === computed) return [];
  const path = 'deregistrationDelaySeconds';
  const shown = drainTerms(terms, ['balancerSeconds', 'longestRequestSeconds', 'preStopSeconds', path]);
  return [
    ...(value < longestRequestSeconds
      ? [{ path, value, fix: explained(`use ${rounded(computed)}: the balancer would cut the longest request`, shown) }]
      : []),
    ...when(value > preStopSeconds, {
      path,
      value,
      fix: explained(
        `use ${rounded(computed)}: the pod would end while the balancer still holds connections to it`,
        shown,
      ),
    }),
  ];
}

/** What may share a node, and for how many waves there is a proof. */
function placementProblems(terms: ResolvedDrainTerms, { waves, headroomNeeded }: DrainBudget): Problem[] {
  const { podsPerNode, warnedNodes, headroomPods } = terms;
  const shown = drainTerms(terms, ['podsPerNode', 'warnedNodes', 'maxUnavailable', 'headroomPods']);
  const [path, value, fewer] =
    podsPerNode > 1
      ? ['podsPerNode', podsPerNode, 'put one pod on a node']
      : ['warnedNodes', warnedNodes, 'prove one node at a time'];
  const needed = Math.max(headroomNeeded, podsPerNode > 1 ? 1 : 0);
  const problem = (wrong: boolean, fix: string) => when(wrong, { path, value, fix: explained(fix, shown) });
  return [
    ...problem(podsPerNode > provedPodsPerNode, `use ${provedPodsPerNode} or fewer: more have not been run`),
    ...problem(
      waves.length > provedWaves,
      `${fewer}, or let the budget allow more at once: the pods leave in ${waves.length} waves, and only ${provedWaves} have been run`,
    ),
    ...problem(
      headroomPods < needed,
      `keep headroom for ${needed} (platform.headroom), or ${fewer}: without, only one wave fits into Spot's notice`,
    ),
    ...problem(
      warnedNodes > 1 && podsPerNode > 1,
      'put one pod on a node, or prove one node at a time: two nodes of two have not been run',
    ),
  ];
}

/** The last pod's grace period, all of it, ends before the instance does. */
function noticeProblems(terms: ResolvedDrainTerms, { waves }: DrainBudget): Problem[] {
  const { noticeSeconds, marginSeconds, podsPerNode, warnedNodes, gracePeriodSeconds } = terms;
  const last = waves.at(-1);
  if (!last || last.killedSeconds <= noticeSeconds - marginSeconds) return [];
  const most = Math.floor(noticeSeconds - marginSeconds - last.grantedSeconds);
  const who = waves.length > 1 ? `the last of ${waves.length} waves` : `the node's only wave`;
  const why = `${who} is evicted ${rounded(last.grantedSeconds)} s after the warning and may take until ${rounded(last.killedSeconds)} s, but the instance ends at ${noticeSeconds} s, less ${marginSeconds} s margin`;
  const shown = noticeTerms(terms, waves.length, last.warm);
  const room = most > 0 ? `${most} s are left for its preStop and end` : 'no time is left for its preStop';
  if (most >= terms.preStopSeconds + terms.exitSeconds)
    return [
      { path: 'gracePeriodSeconds', value: gracePeriodSeconds, fix: explained(`use at most ${most}: ${why}`, shown) },
    ];
  if (podsPerNode > 1)
    return [{ path: 'podsPerNode', value: podsPerNode, fix: explained(`use 1: ${why}; ${room}`, shown) }];
  const fix = warnedNodes > 1 ? 'prove one node at a time' : 'shorten the longest request, and with it preStop';
  return [{ path: 'gracePeriodSeconds', value: gracePeriodSeconds, fix: explained(`${fix}: ${why}; ${room}`, shown) }];
}

function noticeTerms(terms: ResolvedDrainTerms, waves: number, warm: boolean) {
  const start = [
    'pullSeconds',
    'startSeconds',
    'fetchSeconds',
    'loadSeconds',
    'warmupSeconds',
    'healthySeconds',
  ] as const;
  const node = warm ? (['preemptSeconds'] as const) : (['scanSeconds', 'bootSeconds'] as const);
  return drainTerms(terms, [
    'noticeSeconds',
    'marginSeconds',
    'handlerSeconds',
    ...(terms.startingSeconds > 0 ? (['startingSeconds'] as const) : []),
    'podsPerNode',
    'warnedNodes',
    'maxUnavailable',
    'headroomPods',
    ...(waves > 1 ? [...node, ...start, 'retrySeconds' as const] : []),
    'preStopSeconds',
    'exitSeconds',
    'gracePeriodSeconds',
  ]);
}
