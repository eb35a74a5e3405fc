export { drainBudget, type DrainBudget, type DrainWave } from './drain-budget';
export { drainProblems } from './drain-problems';
export type { DrainTerms } from './drain-terms';
export { furtherScaleUps, stepsBetween } from './further-scale-ups';
export {
  type AutoscalerRules,
  autoscalerStep,
  metricReplicas,
  type ResourceMetric,
  type ScalingRules,
} from '@spot-serving/core/horizontal-autoscaler';
export { defaultBaseMiB, memoryPlan, type MemoryPlan, type MemoryProps } from './memory-plan';
export { memoryProblems } from './memory-problems';
export { addingPercent, mostIdlePercent } from './memory-share';
export { type ModelPods, nodeFit, type NodeFit, type NodeFitProps } from './node-fit';
export { nodeFitProblems } from './node-fit-problems';
export { nodeSize, type NodeSize, nodeSizeProblems, type PodSize } from './node-size';
export type { PodRequest } from './pod-request';
export type { Probe, ProbePlan } from './probe-plan';
export { restingProblems } from './resting-problems';
export { scaledReplicas, type ScalingPlan, scalingPlan } from './scaling-plan';
export { servedModelPods } from './served-model-pods';
export { servedModelProblems } from './served-model-problems';
export {
  type PlannedModel,
  type ServingPlan,
  servingPlan,
  servingPlanProblems,
  type ServingSurroundings,
} from './serving-plan';
export { startup, type Startup, type StartupProps, type StartupTimes } from './startup';
