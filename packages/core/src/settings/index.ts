export { type AlarmsSection, alarmsSettingsProblems } from './alarms';
export {
  type AutoscalerSection,
  autoscalerDefaults,
  autoscalerSettingsProblems,
  resolveAutoscaler,
} from './autoscaler';
export {
  type ClusterSection,
  clusterSettingsProblems,
  type ResolvedCluster,
  resolveCluster,
  type SupportPolicy,
  type SystemNodesSection,
} from './cluster';
export { type DeliverySection, type ResolvedDelivery, type RunnerSection, runnerSettingsProblems } from './delivery';
export { type EndpointSection, endpointSettingsProblems, type ResolvedEndpoint, resolveEndpoint } from './endpoint';
export { type EndpointAccess, endpointAccessProblems, zoneProblems } from './endpoint-problems';
export type { InterruptionsSection } from './interruptions';
export { toldOnce } from './judged-problems';
export { listProblems } from './list-problems';
export { defaultLogDays, logDaysFix, logRetentionDays } from './log-retention';
export { type ModelAccessSection, modelAccessProblems, type ModelsSection, resolveModelAccess } from './models';
export { type NatMode, type NetworkSection, networkSettingsProblems, resolveNetwork } from './network';
export type { ObjectLockSection } from './object-lock';
export {
  headroomCountProblems,
  type NoRegistry,
  type PlatformSection,
  type ResolvedPlatform,
  resolvePlatform,
} from './platform';
export { mostCopies, type ReplicationSection } from './replication';
export {
  fallbackName,
  poolNameProblems,
  type PoolSection,
  poolSettingsProblems,
  type PoolsSection,
  poolsSettingsProblems,
  type ResolvedPool,
  resolvePool,
  type ResolvedPools,
  resolvePools,
} from './pools';
export { publicCidrProblems } from './public-cidr-problems';
export {
  type BatchingProfile,
  batchingSettingsProblems,
  type BatchingSection,
  resolveBatching,
  type ResolvedBatching,
} from './batching';
export type { ScalingSection } from './scaling';
export {
  type CanarySection,
  type MeasuredSection,
  type ModelServerFlagsSection,
  type ReplicasSection,
  type ResolvedServedModel,
  type ServedModelSection,
} from './served-model';
export { resolveFlags, resolveServedModel } from './served-model-defaults';
export { podCountProblems } from './served-model-problems';
export { flagsSettingsProblems } from './served-model-schema';
export { serviceCidrProblems } from './service-cidr-problems';
export { resolveServing, type ServingSection } from './serving';
export type { StateSection } from './state';
export { type VpcCidrs, vpcCidrProblems } from './vpc-cidr-problems';
export type { WebAclSection } from './web-acl';
export { type Complete, withDefaults } from './with-defaults';
