import { type Problem, when } from '@spot-serving/core';

import { type InterruptionPlan, type InterruptionProps, interruptionTerms } from './interruption-plan';
import { explained } from './term';

/** A CPU target of which the pods that an interruption leaves cannot carry the requests of the others, or a count of which it leaves none. */
export function interruptionProblems(
  cpuTargetPercent: number,
  plan: InterruptionPlan,
  props: InterruptionProps,
): Problem[] {
  const { mostCpuTargetPercent: most, tightest, carriedPercent, leastPods } = plan;
  const { pods, warned } = tightest;
  const terms = interruptionTerms(plan, props);
  if (most < 1) {
    const more = leastPods === undefined ? 'use onDemandFloor 1' : `use ${leastPods}`;
    const fix = `${more} or more, or a smaller interruption: all ${pods} pods may be warned at once${leastPods === undefined ? ', and so may all others on Spot' : ''}`;
    return [{ path: 'replicas.min', value: pods, fix: explained(fix, terms), against: ['onDemandFloor'] }];
  }
  const why = `of ${pods} pods ${warned} may be warned at once, and the others carry ${carriedPercent} % of what they ask for`;
  const fix = `use ${most} or less, more pods at least (replicas.min), or a smaller interruption: ${why}`;
  return when(cpuTargetPercent > most, {
    path: 'cpuTargetPercent',
    value: cpuTargetPercent,
    fix: explained(fix, terms),
    against: ['replicas.min', 'replicas.max', 'onDemandFloor', 'cpuMillicores', 'podsPerNode'],
  });
}
