import type { RuleFamily } from '../engine/rule-family';
import { bucketAcl } from '../rules/bucket-acl';
import { bucketPerimeter } from '../rules/bucket-perimeter';
import { bucketPublicAccess } from '../rules/bucket-public-access';
import { bucketTrail } from '../rules/bucket-trail';
import { bucketVersioning } from '../rules/bucket-versioning';
import { clusterLogs } from '../rules/cluster-logs';
import { endpointPerimeter } from '../rules/endpoint-perimeter';
import { logGroupRetention } from '../rules/log-group-retention';
import { objectLockRetention } from '../rules/object-lock-retention';
import { stateBackend } from '../rules/state-backend';
import { storeProtection } from '../rules/store-protection';
import { topicSubscriber } from '../rules/topic-subscriber';
import { trailManagement } from '../rules/trail-management';
import { trailOn } from '../rules/trail-on';
import { vpcFlowLogs } from '../rules/vpc-flow-logs';

/** What is kept stays, stays ours, and who looked is known. */
export const dataRules: RuleFamily = {
  name: 'Data',
  purpose: 'What is kept stays, stays ours, and who looked is known',
  rules: [
    bucketVersioning,
    bucketPublicAccess,
    bucketAcl,
    bucketPerimeter,
    endpointPerimeter,
    bucketTrail,
    storeProtection,
    objectLockRetention,
    trailOn,
    trailManagement,
    topicSubscriber,
    vpcFlowLogs,
    clusterLogs,
    logGroupRetention,
    stateBackend,
  ],
};
