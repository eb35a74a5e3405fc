import type { Problem } from '@spot-serving/core';

import {
  defaultBaseMiB,
  leastRequestMiB,
  limitFactor,
  type MemoryPlan,
  memoryPlan,
  type MemoryProps,
  modelFactor,
} from './memory-plan';
import { explained, rounded, type Term } from './term';

/**
 * What is wrong with a pod's memory: a request that does not hold the model, a target from which the autoscaler never comes back, or one that the kernel
 * forestalls. Fixes name every term.
 */
export function memoryProblems(props: MemoryProps): Problem[] {
  const plan = memoryPlan(props);
  if (plan.requestMiB < plan.idleMiB) {
    const least = leastRequestMiB(plan.idleMiB, props);
    const fix = `ask for ${least} or more, or leave it out: ModelServer, the model and what requests leave behind take ${plan.idleMiB}`;
    return [{ path: 'memoryMiB', value: props.memoryMiB, fix: explained(fix, memoryTerms(props, plan)) }];
  }
  const why = trap(props, plan) ?? forestalled(plan);
  if (why === undefined) return [];
  const fix = explained(`${remedies(props, plan)}: ${why}`, memoryTerms(props, plan));
  return [{ path: 'memoryTargetPercent', value: props.memoryTargetPercent, fix }];
}

/** Idle pods that use so much that one more of them stays for good. The autoscaler cuts what it measures to whole percent. */
function trap({ replicas: { min } }: MemoryProps, plan: MemoryPlan): string | undefined {
  if (Number.isFinite(plan.requestMiB) && Math.floor(plan.idlePercent) <= plan.mostIdlePercent) return undefined;
  const most = `of ${min + 1} pods the autoscaler takes one away only at ${plan.mostIdlePercent} % or less`;
  return `an idle pod uses ${rounded(plan.idlePercent)} % of its request, and ${most}, so it would go up and never come back`;
}

function forestalled({ addsAtMiB, limitMiB }: MemoryPlan): string | undefined {
  if (!Number.isFinite(addsAtMiB) || limitMiB > addsAtMiB) return undefined;
  return `the autoscaler adds a pod at an average of ${rounded(addsAtMiB)} MiB, and no pod may use more than ${rounded(limitMiB)}: the kernel would end it first`;
}

/** Each of the mends that mend. */
function remedies(props: MemoryProps, { idleMiB }: MemoryPlan): string {
  const { memoryTargetPercent, memoryMiB } = props;
  const works = (change: Partial<MemoryProps>) => memoryProblemFree({ ...props, ...change });
  const targets = Array.from({ length: 100 }, (_, index) => index + 1);
  const higher = targets.find(
    (target) => target > Number(memoryTargetPercent) && works({ memoryTargetPercent: target }),
  );
  const lower = targets.findLast(
    (target) => target < Number(memoryTargetPercent) && works({ memoryTargetPercent: target }),
  );
  const least = leastRequestMiB(idleMiB, props);
  return [
    ...(higher === undefined ? [] : [`use ${higher}${works({ memoryTargetPercent: 100 }) ? ' or more' : ''}`]),
    ...(higher === undefined && lower !== undefined ? [`use ${lower}`] : []),
    ...(memoryMiB !== undefined && works({ memoryMiB: least })
      ? [least > memoryMiB ? `raise memoryMiB to ${least} or more` : `lower memoryMiB to ${least}`]
      : []),
    `write 'none', so that CPU alone adds pods`,
  ].join(', or ');
}

function memoryProblemFree(props: MemoryProps): boolean {
  const plan = memoryPlan(props);
  return plan.requestMiB >= plan.idleMiB && trap(props, plan) === undefined && forestalled(plan) === undefined;
}

const entry = "the model's entry in the environment";

function memoryTerms(props: MemoryProps, plan: MemoryPlan): Term[] {
  const { memoryTargetPercent, replicas, roomMiB } = props;
  return [
    ...loadTerms(props),
    {
      name: 'memoryMiB',
      value: plan.requestMiB,
      source: props.memoryMiB === undefined ? 'computed from the terms above' : entry,
    },
    { name: 'idlePercent', value: plan.idlePercent, source: 'what it takes idle, the terms above, over memoryMiB' },
    ...(memoryTargetPercent === 'none' ? [] : targetTerms(memoryTargetPercent, replicas.min, plan)),
    ...(roomMiB === undefined
      ? []
      : [{ name: 'roomMiB', value: roomMiB, source: 'what the smallest node that holds the pod leaves to it' }]),
  ];
}

/** What a model takes before anybody asks for memory. */
function loadTerms({
  sizeMiB,
  modelMiB,
  versionsAtOnce = 1,
  baseMiB = defaultBaseMiB,
  keptMiB = 0,
}: MemoryProps): Term[] {
  return [
    { name: 'sizeMiB', value: sizeMiB, source: entry },
    ...(modelMiB === undefined
      ? []
      : [{ name: 'measured.loadedMiB', value: modelMiB, source: `${entry}, from publish-model --measure` }]),
    { name: 'baseMiB', value: baseMiB, source: 'ModelServer without a model: an allowance, not a measurement' },
    ...(modelMiB === undefined
      ? [
          {
            name: 'factor',
            value: modelFactor,
            source: 'a loaded model over its files, measured with ResNet-50 (docs/sources/load.md, 3)',
          },
        ]
      : []),
    { name: 'versionsAtOnce', value: versionsAtOnce, source: 'versions in memory at once: a new version is a new pod' },
    {
      name: 'keptMiB',
      value: keptMiB,
      source: 'memoryPerItemMiB x items at once: of batches that run, or of requests in hand at the CPU target',
    },
  ];
}

function targetTerms(memoryTargetPercent: number, min: number, plan: MemoryPlan): Term[] {
  return [
    { name: 'memoryTargetPercent', value: memoryTargetPercent, source: entry },
    {
      name: 'replicas.min',
      value: min,
      source: 'fewest pods that the autoscaler commands: all but the On-Demand floor',
    },
    {
      name: 'mostIdlePercent',
      value: plan.mostIdlePercent,
      source: `memoryTargetPercent x min / (min + 1), and a tenth below the target (docs/drain-limits.md, "Memory")`,
    },
    { name: 'addsAtMiB', value: plan.addsAtMiB, source: 'average use that is more than a tenth above the target' },
    {
      name: 'limitMiB',
      value: plan.limitMiB,
      source: `${limitFactor} x addsAtMiB, as far as a node has room: an allowance`,
    },
  ];
}
