export type { AlarmsSection } from './alarms-section';
export { checkEnvironment, environmentProblems } from './check-environment';
export type { ClusterSection, SupportPolicy, SystemNodesSection } from './cluster-section';
export type { DeliverySection, ResolvedDelivery, RunnerSection } from './delivery-section';
export type { EndpointSection, ResolvedEndpoint } from './endpoint-section';
export type { Environment, Tier } from './environment';
export { logRetentionDays } from './log-retention';
export type { ModelsSection } from './models-section';
export type { NatMode, NetworkSection } from './network-section';
export type { AutoscalerSection, PlatformSection } from './platform-section';
export type { PoolSection, PoolsSection } from './pools-section';
export type { ResolvedEnvironment } from './resolved-environment';
export type { ResolvedPlatform } from './resolved-platform';
export type { ResolvedPool, ResolvedPools } from './resolved-pools';
export type {
  BatchingSection,
  CanarySection,
  ModelServerFlagsSection,
  ReplicasSection,
  ResolvedServedModel,
  ServedModelSection,
} from './served-model-section';
export { resolveServedModel } from './served-model-section';
export { modelTag, servingRoleName, servingRolePath, workloadNames } from './serving-role';
export { resolveServing, type ServingSection } from './serving-section';
export type { StateSection } from './state-section';
