export { type AutoscalerSettings, autoscalerSettingsProblems } from './autoscaler/autoscaler-settings';
export { type AutoscalerScope, autoscalerStatements } from './autoscaler/autoscaler-statements';
export { autoscalerMinors, type AutoscalerVersion, autoscalerVersion } from './autoscaler/autoscaler-version';
export {
  ClusterAutoscaler,
  clusterAutoscalerIdentity,
  type ClusterAutoscalerProps,
} from './autoscaler/cluster-autoscaler';
export { clusterAutoscalerProblems } from './autoscaler/cluster-autoscaler-problems';
export { expanderPriorities } from './autoscaler/expander-priorities';
export { type ChartKeys, chartKeys, type ChartName } from './charts/chart-keys';
export { type ChartValues, unknownKeys } from './charts/unknown-keys';
export { Headroom, headroomProblems, type HeadroomProps } from './headroom/headroom';
export { exceeds, headroomRequest, headroomSizeProblems, type Resources } from './headroom/headroom-size';
export { priorityClassNames } from './headroom/priority-class-names';
export { headroomPriority, PriorityClasses } from './headroom/priority-classes';
export {
  LoadBalancerController,
  loadBalancerControllerIdentity,
  type LoadBalancerControllerProps,
} from './load-balancer/load-balancer-controller';
export { type LoadBalancerScope, loadBalancerStatements } from './load-balancer/load-balancer-statements';
export { MetricsServer } from './metrics/metrics-server';
export { ClusterProviders, type ClusterProvidersProps } from './providers/cluster-providers';
export type { ControllerIdentity, GrantedIdentity } from './release/controller-identity';
export type { ControllerProps } from './release/controller-props';
export {
  controllerNamespace,
  ControllerRelease,
  controllerReleaseProblems,
  type ControllerReleaseProps,
} from './release/controller-release';
export { type PinnedChart, pinnedChart } from './release/pinned-charts';
export type { ContainerResources } from './release/shared-values';
export {
  NodeTerminationHandler,
  nodeTerminationHandlerIdentity,
  nodeTerminationHandlerProblems,
  type NodeTerminationHandlerProps,
} from './termination/node-termination-handler';
export { AlarmTopic, type AlarmTopicProps } from './watch/alarm-topic';
export type { WatchKey } from './watch/alarm-topic-policies';
export { SpotWatch } from './watch/spot-watch';
export type { SpotWatchProps } from './watch/spot-watch-props';
export type { WatchPlace } from './watch/watch-identity';
export { spotWatchProblems } from './watch/watch-problems';
