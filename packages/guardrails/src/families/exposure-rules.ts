import type { RuleFamily } from '../engine/rule-family';
import { clusterEndpoint } from '../rules/cluster-endpoint';
import { ingressExposure } from '../rules/ingress-exposure';
import { nodePublicAddress } from '../rules/node-public-address';
import { securityGroupDescription } from '../rules/security-group-description';
import { securityGroupEgress } from '../rules/security-group-egress';
import { securityGroupIngress } from '../rules/security-group-ingress';
import { storeExposure } from '../rules/store-exposure';

/** Who may connect is named. */
export const exposureRules: RuleFamily = {
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
};
