import { coversTheWorld } from '../aws/cidr';
import { told } from '../aws/told';
import { eachOf } from '../engine/each-of';
import { blockOf, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** The API server of a cluster is reached from inside the network, or from named addresses. */
export const clusterEndpoint: Rule = {
  id: 'cluster-endpoint',
  severity: 'error',
  what: 'Every aws_eks_cluster says whether its endpoint is public, and a public one names its CIDRs, which together are not everybody',
  why: 'EKS opens the API server to the whole internet where nothing is said; then one leaked token or one flaw of the API server is enough',
  source: 'AWS Foundational Security Best Practices, EKS.1; EKS API reference, VpcConfigRequest, for the defaults',
  check: eachOf('aws_eks_cluster', ({ attributes }) => {
    const { endpoint_public_access: open, public_access_cidrs: cidrs } = blockOf(attributes.vpc_config);
    const [isPublic = 'true'] = textsOf(open);
    if (isPublic === 'false') return [];
    const named = textsOf(cidrs);
    if (named.length > 0 && !coversTheWorld(named)) return [];
    const reach =
      named.length === 0
        ? 'without public_access_cidrs, so for everybody'
        : `for ${told(named).join(', ')}, so for everybody`;
    const what = `has a public endpoint (endpoint_public_access is ${shown(open)}) ${reach}`;
    return [
      {
        what,
        fix: 'set endpoint_public_access to false, or name the addresses that may connect in public_access_cidrs',
      },
    ];
  }),
};
