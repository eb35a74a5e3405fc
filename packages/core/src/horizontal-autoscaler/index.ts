export {
  type AutoscalerRules,
  type ResourceMetric,
  type ScalingPolicy,
  type ScalingRules,
  tolerance,
} from './autoscaler-rules';
export { type AutoscalerHistory, type AutoscalerSight, autoscalerStep, boundedStep } from './autoscaler-step';
export { metricReplicas, type SampledPod } from './metric-replicas';
