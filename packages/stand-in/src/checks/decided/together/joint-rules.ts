import type { JointRules } from '../joint-rule';
import { balancerRules } from './balancers';
import { clusterRules } from './clusters';
import { computeRules } from './compute';
import { releaseRules } from './helm';
import { identityRules } from './identity';
import { messageRules } from './messages';
import { networkRules } from './network';
import { securityGroupRules } from './security-groups';
import { storageRules } from './storage';

/** Every rule over several arguments, by type. */
export const jointRules: JointRules = {
  ...balancerRules,
  ...clusterRules,
  ...computeRules,
  ...identityRules,
  ...messageRules,
  ...networkRules,
  ...releaseRules,
  ...securityGroupRules,
  ...storageRules,
};
