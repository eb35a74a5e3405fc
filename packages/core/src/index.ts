export { isAccount, type Partition, partitionOf } from './aws/partition';
export { policyDocument } from './aws/policy-document';
export { type Place, roleArnProblems } from './aws/role-arn-problems';
export type { BootstrapApp, BootstrapEnvironment, ResolvedBootstrap } from './bootstrap/bootstrap-environment';
export { bootstrapProblems, checkBootstrap } from './bootstrap/check-bootstrap';
export { type CidrBlock, cidrsOverlap, isPrivateCidr, parseCidr, subCidr } from './cidr';
export { publicCidrProblems } from './cluster/public-cidr-problems';
export { serviceCidrProblems } from './cluster/service-cidr-problems';
export type {
  Condition,
  EndpointAuthentication,
  ICluster,
  IEndpoint,
  IInterruptionQueue,
  IModelStore,
  INetwork,
  INodePool,
  NodeLifecycle,
  NodeSchedule,
  Statement,
  Taint,
  TaintEffect,
} from './contracts';
export {
  appNameProblems,
  applyRoleArn,
  bootstrapName,
  boundaryArn,
  deliveryNames,
  driftRoleArn,
} from './delivery/delivery-names';
export { gitHubConnectionForm, gitHubRepositoryForm } from './delivery/git-hub-forms';
export { type EndpointAccess, endpointAccessProblems, zoneProblems } from './endpoint/endpoint-problems';
export {
  type AlarmsSection,
  type AutoscalerSection,
  type BatchingSection,
  type CanarySection,
  checkEnvironment,
  type ClusterSection,
  type DeliverySection,
  type EndpointSection,
  type Environment,
  environmentProblems,
  logRetentionDays,
  type ModelServerFlagsSection,
  type ModelsSection,
  type NatMode,
  type NetworkSection,
  type PlatformSection,
  type PoolSection,
  type PoolsSection,
  type ReplicasSection,
  type ResolvedDelivery,
  type ResolvedEndpoint,
  type ResolvedEnvironment,
  type ResolvedPlatform,
  type ResolvedPool,
  type ResolvedPools,
  type ResolvedServedModel,
  type RunnerSection,
  resolveServing,
  resolveServedModel,
  type ServedModelSection,
  modelTag,
  servingRoleName,
  servingRolePath,
  type ServingSection,
  type StateSection,
  type SupportPolicy,
  type SystemNodesSection,
  type Tier,
  workloadNames,
} from './environment';
export { type ImageReference, parseImage } from './images/image-reference';
export { imageRegistryFix, isImageRegistry } from './images/image-registry';
export { imageWithDigest } from './images/image-with-digest';
export { mirroredImage } from './images/mirrored-image';
export { modelNameProblems } from './models/model-name-problems';
export { bucketName, type NameKind, nameProblems } from './names';
export {
  describeProblem,
  MisconfigurationError,
  type Problem,
  problemsBelow,
  requireValid,
  unless,
  when,
} from './problems';
export { autoscaledCountPolicy } from './scheduling/autoscaled-count-policy';
export { selectorLabels } from './scheduling/selector-labels';
export { kubeletFlags } from './scheduling/node-registration';
export { nodeTemplateTags } from './scheduling/node-template-tags';
export { placementOn, type PodPlacement, type Toleration } from './scheduling/pod-placement';
export { priorityClassNames } from './scheduling/priority-class-names';
export { scheduleProblems } from './scheduling/schedule-problems';
export { lifecycleLabel, scheduleFor, taintText, type Workload, workloadLabel } from './scheduling/vocabulary';
export { AppStack, type StackLayer } from './stack/app-stack';
export { ExplicitLocalState } from './stack/explicit-local-state';
export { LockedState, type LockedStateProps } from './stack/locked-state';
export { remoteStateProblems } from './stack/remote-state-problems';
export {
  addonNames,
  type AddonName,
  type KubernetesVersions,
  type LookedUp,
  type MinorVersions,
  type ResolvedChart,
  type ResolvedImage,
  type ResolvedVersion,
  type ResolvedVersions,
} from './versions/resolved-versions';
export { misfiledImageProblems, unresolvedImageProblems, unresolvedProblems } from './versions/unresolved-problems';
export { versionsSchema } from './versions/versions-schema';
export { type VpcCidrs, vpcCidrProblems } from './vpc-cidr-problems';
