import { type Problem, when } from '@spot-serving/core';

import { drainBudget } from './drain-budget';
import { type DrainTerms, drainTerms, type ResolvedDrainTerms, resolveDrainTerms } from './drain-terms';
import { noticeProblems, placementProblems } from './notice-problems';
import { explained, rounded, sum, total } from './term';

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
