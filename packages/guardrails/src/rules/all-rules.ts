import type { Rule } from '../engine/rule';
import { bucketEncryption } from './bucket-encryption';
import { bucketOwnKey } from './bucket-own-key';
import { bucketTlsOnly } from './bucket-tls-only';
import { clusterAccess } from './cluster-access';
import { clusterEndpoint } from './cluster-endpoint';
import { clusterLogs } from './cluster-logs';
import { clusterSecrets } from './cluster-secrets';
import { eventGroupFilter } from './event-group-filter';
import { groupDesiredCapacity } from './group-desired-capacity';
import { groupDiscovery } from './group-discovery';
import { groupTemplates } from './group-templates';
import { iamWildcardWrite } from './iam-wildcard-write';
import { kmsKeyRotation } from './kms-key-rotation';
import { logGroupOwnKey } from './log-group-own-key';
import { logGroupRetention } from './log-group-retention';
import { nodeGroupOnDemand } from './node-group-on-demand';
import { nodeGroupTemplate } from './node-group-template';
import { nodeMetadata } from './node-metadata';
import { nodePublicAddress } from './node-public-address';
import { nodeVolumes } from './node-volumes';
import { queueEncryption } from './queue-encryption';
import { queueTlsOnly } from './queue-tls-only';
import { releaseOnDemand } from './release-on-demand';
import { securityGroupIngress } from './security-group-ingress';
import { spotAllocation } from './spot-allocation';
import { spotDiversity } from './spot-diversity';
import { spotDrain } from './spot-drain';
import { spotRebalance } from './spot-rebalance';
import { spotZones } from './spot-zones';

/** Every rule that this package has, in the order of reports. */
export const allRules: readonly Rule[] = [
  ...[bucketEncryption, bucketOwnKey, bucketTlsOnly, iamWildcardWrite],
  ...[kmsKeyRotation, logGroupOwnKey, logGroupRetention, queueEncryption, queueTlsOnly, securityGroupIngress],
  ...[clusterAccess, clusterEndpoint, clusterLogs, clusterSecrets],
  ...[nodeGroupOnDemand, nodeGroupTemplate, nodeMetadata, nodePublicAddress, nodeVolumes],
  releaseOnDemand,
  ...[
    spotAllocation,
    spotDiversity,
    spotDrain,
    spotRebalance,
    spotZones,
    groupDesiredCapacity,
    groupDiscovery,
    groupTemplates,
    eventGroupFilter,
  ],
];
