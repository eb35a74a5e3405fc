export { type AutoscalerScope, autoscalerStatements } from './autoscaler/autoscaler-statements';
export { autoscalerMinors, type AutoscalerVersion, autoscalerVersion } from './autoscaler/autoscaler-version';
export {
  ClusterAutoscaler,
  clusterAutoscalerIdentity,
  type ClusterAutoscalerProps,
} from './autoscaler/cluster-autoscaler';
export { clusterAutoscalerProblems } from './autoscaler/cluster-autoscaler-problems';
export { expanderPriorities } from './autoscaler/expander-priorities';
export { Headroom, headroomProblems, type HeadroomProps } from './headroom/headroom';
export { exceeds, headroomRequest, headroomSizeProblems, type Resources } from './headroom/headroom-size';
export { headroomPriority, PriorityClasses } from './headroom/priority-classes';
export { MetricsServer } from './metrics/metrics-server';
