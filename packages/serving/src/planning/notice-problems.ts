import { type Problem, when } from '@spot-serving/core';

import type { DrainBudget } from './drain-budget';
import { drainTerms, type ResolvedDrainTerms } from './drain-terms';
import { explained, rounded } from './term';

/** As many waves as were run to their end (drain.md, rows D and F); three were only computed. */
const provedWaves = 2;
/** As many pods on a node as were run (drain.md, rows A, B and D). */
const provedPodsPerNode = 2;

/** What may share a node, and for how many waves there is a proof. */
export function placementProblems(terms: ResolvedDrainTerms, { waves, headroomNeeded }: DrainBudget): Problem[] {
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
export function noticeProblems(terms: ResolvedDrainTerms, { waves }: DrainBudget): Problem[] {
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
