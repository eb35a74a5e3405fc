export type { AutoscalerRules, ResourceMetric, ScalingPolicy, ScalingRules } from './autoscaler-rules';
export { type AutoscalerHistory, type AutoscalerSight, autoscalerStep, boundedStep } from './autoscaler-step';
export { metricReplicas, type SampledPod } from './metric-replicas';
