import type { Problem } from '@spot-serving/core';
import { defaultBaseMiB, leastRequestMiB, memoryPlan, type MemoryProps, modelFactor, trapFactor } from './memory-plan';
import { explained, rounded, type Term } from './term';

/** What is wrong with a pod's memory: a request that does not hold the model, or a target that an idle pod already exceeds. Fixes name every term. */
export function memoryProblems(props: MemoryProps): Problem[] {
  const { memoryMiB, memoryTargetPercent } = props;
  const { requestMiB, idleMiB, idlePercent } = memoryPlan(props);
  const least = leastRequestMiB(idleMiB, memoryTargetPercent);
  if (requestMiB < idleMiB) {
    const fix = `ask for ${least} or more, or leave it out: ModelServer and the model need ${idleMiB} before the first request`;
    return [{ path: 'memoryMiB', value: memoryMiB, fix: explained(fix, memoryTerms(props)) }];
  }
  const trap = trapFactor * idlePercent;
  if (memoryTargetPercent > trap) return [];
  const target = trap < 100 ? `use ${Math.floor(trap) + 1} or more, or ` : '';
  const why = `an idle pod uses ${rounded(idlePercent)} % of its request, and within 10 % of that the autoscaler goes to the most pods and never back`;
  return [
    {
      path: 'memoryTargetPercent',
      value: memoryTargetPercent,
      fix: explained(`${target}raise memoryMiB to ${least} or more: ${why}`, memoryTerms(props)),
    },
  ];
}

function memoryTerms(props: MemoryProps): Term[] {
  const { sizeMiB, memoryTargetPercent, versionsAtOnce = 1, baseMiB = defaultBaseMiB } = props;
  const { requestMiB, idlePercent } = memoryPlan(props);
  return [
    { name: 'sizeMiB', value: sizeMiB, source: "the model's entry in the environment" },
    { name: 'baseMiB', value: baseMiB, source: 'ModelServer without a model: an allowance, not a measurement' },
    {
      name: 'factor',
      value: modelFactor,
      source: "TensorFlow Serving's own estimate of a loaded model over its files",
    },
    { name: 'versionsAtOnce', value: versionsAtOnce, source: 'versions in memory at once: a new version is a new pod' },
    {
      name: 'memoryMiB',
      value: requestMiB,
      source: props.memoryMiB === undefined ? 'computed from the terms above' : "the model's entry in the environment",
    },
    { name: 'idlePercent', value: idlePercent, source: '(baseMiB + factor x sizeMiB x versionsAtOnce) / memoryMiB' },
    {
      name: 'memoryTargetPercent',
      value: memoryTargetPercent,
      source: "the model's entry in the environment (default 90)",
    },
  ];
}
