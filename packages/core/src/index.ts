export { type Partition, partitionIn, partitionOf, regionalHost } from './aws/partition';
export type { Place, RegionAndAccount } from './aws/place';
export { eksZones, zonesWithoutEks } from './aws/known-regions';
export { accountProblems, computeRegionProblems, placeProblems, regionProblems } from './aws/place-problems';
export { policyDocument } from './aws/policy-document';
export { roleArnProblems } from './aws/role-arn-problems';
export { modelTag, servingRoleName, servingRolePath, workloadNames } from './aws/serving-role';
export type { BootstrapApp, BootstrapEnvironment, ResolvedBootstrap } from './bootstrap/bootstrap-environment';
export { bootstrapProblems, checkBootstrap } from './bootstrap/check-bootstrap';
export { type CidrBlock, cidrsOverlap, isPrivateCidr, parseCidr, subCidr } from './cidr';
export type {
  Condition,
  EndpointAuthentication,
  ICluster,
  IEndpoint,
  JwtClaim,
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
  deliveryPrefix,
  driftRoleArn,
  watchBucketName,
} from './delivery/delivery-names';
export { gitHubConnectionForm, gitHubRepositoryForm } from './delivery/git-hub-forms';
export {
  checkEnvironment,
  type Environment,
  environmentProblems,
  environmentSchema,
  type EnvironmentRule,
  type ResolvedEnvironment,
  type Tier,
} from './environment';
export { type ImageReference, parseImage } from './images/image-reference';
export { imageRegistryFix, isImageRegistry } from './images/image-registry';
export { imageWithDigest } from './images/image-with-digest';
export { mirroredRepositories } from './images/mirrored-repositories';
export { mirroredImage } from './images/mirrored-image';
export { missingManifestProblems, placeholderProblems, withPlaceholders } from './images/placeholder-digest';
export { publicImages } from './images/public-images';
export { forRehearsal, placeholderDigest, rehearsalVariable } from './images/rehearsal-variable';
export { knownProblems } from './known-problems';
export { manifestName } from './models/manifest-name';
export { modelNameProblems } from './models/model-name-problems';
export { mostThatFit } from './most-that-fit';
export { bucketName, type NameKind, nameProblems } from './names';
export {
  describeProblem,
  MisconfigurationError,
  movedProblems,
  pathBelow,
  type Problem,
  problemsBelow,
  requireValid,
  unless,
  when,
} from './problems';
export { autoscaledCountPolicy } from './scheduling/autoscaled-count-policy';
export { headroomPods, instanceLabel } from './scheduling/headroom-pods';
export { selectorLabels } from './scheduling/selector-labels';
export { kubeletFlags } from './scheduling/node-registration';
export { nodeTemplateTags } from './scheduling/node-template-tags';
export { placementOn, type PodPlacement, type Toleration } from './scheduling/pod-placement';
export { priorityClassNames } from './scheduling/priority-class-names';
export { scheduleProblems } from './scheduling/schedule-problems';
export {
  capacityLabel,
  lifecycleLabel,
  scheduleFor,
  taintText,
  type Workload,
  workloadLabel,
} from './scheduling/vocabulary';
export * from './settings';
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
  type ResolvedBlocks,
  type ResolvedChart,
  type ResolvedImage,
  type ResolvedVersion,
  type ResolvedVersions,
} from './versions/resolved-versions';
export {
  misfiledImageProblems,
  unresolvedBlocksProblems,
  unresolvedImageProblems,
  unresolvedProblems,
} from './versions/unresolved-problems';
export { versionsSchema } from './versions/versions-schema';
