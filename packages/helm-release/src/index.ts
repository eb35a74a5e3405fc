export { type ChartKeys, chartKeys, type ChartName } from './charts/chart-keys';
export { type ChartValues, unknownKeys } from './charts/unknown-keys';
export { ClusterProviders, type ClusterProvidersProps } from './providers/cluster-providers';
export { type ControllerIdentity, type GrantedIdentity, serviceAccountOf } from './release/controller-identity';
export type { ControllerProps } from './release/controller-props';
export {
  controllerNamespace,
  ControllerRelease,
  controllerReleaseProblems,
  type ControllerReleaseProps,
} from './release/controller-release';
export { imageRegistryProblems } from './release/image-registry-problems';
export { type PinnedChart, pinnedChart } from './release/pinned-charts';
export type { ContainerResources } from './release/shared-values';
