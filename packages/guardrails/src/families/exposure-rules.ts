import type { RuleFamily } from '../engine/rule-family';
import { balancerSubnets } from '../rules/balancer-subnets';
import { clusterEndpoint } from '../rules/cluster-endpoint';
import { ingressExposure } from '../rules/ingress-exposure';
import { knownExposure } from '../rules/known-exposure';
import { nodePublicAddress } from '../rules/node-public-address';
import { podEgress } from '../rules/pod-egress';
import { podIngress } from '../rules/pod-ingress';
import { securityGroupDescription } from '../rules/security-group-description';
import { securityGroupEgress } from '../rules/security-group-egress';
import { securityGroupIngress } from '../rules/security-group-ingress';
import { storeExposure } from '../rules/store-exposure';
import { tokenAudience } from '../rules/token-audience';

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
    tokenAudience,
    balancerSubnets,
    podIngress,
    podEgress,
    nodePublicAddress,
    storeExposure,
    knownExposure,
  ],
};
