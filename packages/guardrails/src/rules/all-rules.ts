import type { Rule } from '../engine/rule';
import { autoscalerCoherence } from './autoscaler-coherence';
import { awsQuota } from './aws-quota';
import { bucketAcl } from './bucket-acl';
import { bucketEncryption } from './bucket-encryption';
import { bucketOwnKey } from './bucket-own-key';
import { bucketPerimeter } from './bucket-perimeter';
import { bucketPublicAccess } from './bucket-public-access';
import { bucketTlsOnly } from './bucket-tls-only';
import { bucketTrail } from './bucket-trail';
import { bucketVersioning } from './bucket-versioning';
import { budgetCoherence } from './budget-coherence';
import { clusterAccess } from './cluster-access';
import { clusterEndpoint } from './cluster-endpoint';
import { clusterLogs } from './cluster-logs';
import { clusterSecrets } from './cluster-secrets';
import { eventGroupFilter } from './event-group-filter';
import { groupDesiredCapacity } from './group-desired-capacity';
import { groupDiscovery } from './group-discovery';
import { groupTemplates } from './group-templates';
import { iamLongLivedKey } from './iam-long-lived-key';
import { iamManagedPolicy } from './iam-managed-policy';
import { iamPassRole } from './iam-pass-role';
import { iamWideRead } from './iam-wide-read';
import { iamWideResource } from './iam-wide-resource';
import { iamWildcardWrite } from './iam-wildcard-write';
import { imageDigest } from './image-digest';
import { ingressExposure } from './ingress-exposure';
import { ingressTls } from './ingress-tls';
import { instanceMetadata } from './instance-metadata';
import { kmsKeyRotation } from './kms-key-rotation';
import { listenerTls } from './listener-tls';
import { logGroupOwnKey } from './log-group-own-key';
import { logGroupRetention } from './log-group-retention';
import { nodeGroupOnDemand } from './node-group-on-demand';
import { nodeGroupTemplate } from './node-group-template';
import { nodeMetadata } from './node-metadata';
import { nodePublicAddress } from './node-public-address';
import { nodeVolumes } from './node-volumes';
import { ownerTags } from './owner-tags';
import { policyForeignAccount } from './policy-foreign-account';
import { policyPublic } from './policy-public';
import { policyReadable } from './policy-readable';
import { providerPin } from './provider-pin';
import { queueEncryption } from './queue-encryption';
import { queueTlsOnly } from './queue-tls-only';
import { releaseOnDemand } from './release-on-demand';
import { roleTrustFederated } from './role-trust-federated';
import { securityGroupDescription } from './security-group-description';
import { securityGroupEgress } from './security-group-egress';
import { securityGroupIngress } from './security-group-ingress';
import { spotAllocation } from './spot-allocation';
import { spotDiversity } from './spot-diversity';
import { spotDrain } from './spot-drain';
import { spotRebalance } from './spot-rebalance';
import { spotRequest } from './spot-request';
import { spotZones } from './spot-zones';
import { spreadCoherence } from './spread-coherence';
import { stateBackend } from './state-backend';
import { storeEncryption } from './store-encryption';
import { storeExposure } from './store-exposure';
import { storeProtection } from './store-protection';
import { storeTransport } from './store-transport';
import { trailOn } from './trail-on';
import { versionPin } from './version-pin';
import { vpcFlowLogs } from './vpc-flow-logs';

/** Rules of one concern. */
export interface RuleFamily {
  /** What reports and the documentation call it. */
  readonly name: string;
  /** What its rules are for, in one clause. */
  readonly purpose: string;
  readonly rules: readonly Rule[];
}

/** Every rule that this package has, by concern, in the order of reports. */
export const ruleFamilies: readonly RuleFamily[] = [
  {
    name: 'Encryption',
    purpose: 'What is kept is encrypted, with keys of our own',
    rules: [
      bucketEncryption,
      bucketOwnKey,
      kmsKeyRotation,
      logGroupOwnKey,
      queueEncryption,
      clusterSecrets,
      nodeVolumes,
      storeEncryption,
    ],
  },
  {
    name: 'Transport',
    purpose: 'What is asked goes over TLS',
    rules: [bucketTlsOnly, queueTlsOnly, listenerTls, ingressTls, storeTransport],
  },
  {
    name: 'Exposure',
    purpose: 'Who may connect is named',
    rules: [
      securityGroupIngress,
      securityGroupEgress,
      securityGroupDescription,
      clusterEndpoint,
      ingressExposure,
      nodePublicAddress,
      storeExposure,
    ],
  },
  {
    name: 'Identity',
    purpose: 'Who may do what is named',
    rules: [
      iamWildcardWrite,
      iamWideResource,
      iamWideRead,
      iamPassRole,
      iamManagedPolicy,
      iamLongLivedKey,
      policyPublic,
      policyForeignAccount,
      policyReadable,
      roleTrustFederated,
      clusterAccess,
    ],
  },
  {
    name: 'Data',
    purpose: 'What is kept stays, stays ours, and who looked is known',
    rules: [
      bucketVersioning,
      bucketPublicAccess,
      bucketAcl,
      bucketPerimeter,
      bucketTrail,
      storeProtection,
      trailOn,
      vpcFlowLogs,
      clusterLogs,
      logGroupRetention,
      stateBackend,
    ],
  },
  {
    name: 'Nodes',
    purpose: 'A pod does not get what its node may do',
    rules: [nodeMetadata, instanceMetadata, nodeGroupOnDemand, nodeGroupTemplate],
  },
  {
    name: 'Spot',
    purpose: 'Interrupted nodes are replaced, and drained before',
    rules: [
      spotAllocation,
      spotDiversity,
      spotDrain,
      spotRebalance,
      spotZones,
      spotRequest,
      groupDesiredCapacity,
      groupDiscovery,
      groupTemplates,
      eventGroupFilter,
    ],
  },
  {
    name: 'Placement',
    purpose: 'Pods that stand in for each other outlive a node',
    rules: [releaseOnDemand, budgetCoherence, autoscalerCoherence, spreadCoherence],
  },
  { name: 'Supply', purpose: 'What runs was chosen', rules: [imageDigest, versionPin, providerPin] },
  { name: 'Order', purpose: 'It can be applied, and found again', rules: [ownerTags, awsQuota] },
];

/** Every rule that this package has, in the order of reports. */
export const allRules: readonly Rule[] = ruleFamilies.flatMap(({ rules }) => rules);
