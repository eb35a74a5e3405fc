export { Cluster } from './cluster/cluster';
export { clusterAttributesProblems } from './cluster/cluster-attributes';
export { clusterProblems } from './cluster/cluster-problems';
export type { ClusterProps } from './cluster/cluster-props';
export { LookedUpCluster, type LookedUpClusterProps } from './cluster/looked-up-cluster';
export type { NodeAccess } from './cluster/node-access';
export { PodIdentity } from './identity/pod-identity';
export type { PodIdentityProps } from './identity/pod-identity-props';
export { podIdentityProblems } from './identity/pod-identity-problems';
export {
  type InterruptionHook,
  type InterruptionHookProps,
  interruptionHooks,
} from './interruptions/interruption-hooks';
export { InterruptionQueue } from './interruptions/interruption-queue';
export type { InterruptionNames } from './interruptions/interruption-queue-identity';
export { interruptionQueueProblems } from './interruptions/interruption-queue-problems';
export type { InterruptionQueueProps } from './interruptions/interruption-queue-props';
export {
  type EventPattern,
  type InterruptionRule,
  interruptionRules,
  type InterruptionRulesProps,
} from './interruptions/interruption-rules';
export { managedTag } from './interruptions/managed-tag';
export {
  type TerminationHandlerAccess,
  terminationHandlerStatements,
} from './interruptions/termination-handler-statements';
export { NodeIdentity, type NodeIdentityProps } from './nodes/node-identity';
export { nodeImageParameter } from './nodes/node-image';
export type { AddressConsumer, OtherConsumers } from './pools/address-plan';
export { systemNodeAddresses } from './nodes/system-node-addresses';
export { groupName } from './pools/group-name';
export { instanceType, type InstanceType } from './pools/instance-type';
export type { RegionOffer } from './pools/offered-families';
export { instanceTypesProblems, type TypeRules } from './pools/instance-types-problems';
export { meantPool } from './pools/meant-pool';
export { NodePool } from './pools/node-pool';
export { nodePoolProblems } from './pools/node-pool-problems';
export type { NodePoolProps, NodeSettings } from './pools/node-pool-props';
export { type NodeResources, nodeResources } from './pools/node-resources';
export { poolAllocatable, poolNetworkMbps } from './pools/pool-allocatable';
export { ServingPools } from './pools/serving-pools';
export { poolNodesProblems, servingPoolsProblems } from './pools/serving-pools-problems';
export type { ServingPoolsProps } from './pools/serving-pools-props';
export {
  NodeTerminationHandler,
  nodeTerminationHandlerIdentity,
  nodeTerminationHandlerProblems,
  type NodeTerminationHandlerProps,
} from './interruptions/node-termination-handler';
export { AlarmTopic, type AlarmTopicProps } from './watch/alarm-topic';
export type { WatchKey } from './watch/alarm-topic-policies';
export { PodAccessAlarm, type PodAccessAlarmProps } from './watch/pod-access-alarm';
export { SpotWatch } from './watch/spot-watch';
export type { SpotWatchProps } from './watch/spot-watch-props';
export { spotWatchProblems } from './watch/watch-problems';
