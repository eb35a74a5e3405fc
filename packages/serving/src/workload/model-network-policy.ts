import type { NetworkPolicyV1Spec } from '@cdktf/provider-kubernetes/lib/network-policy-v1';

import { selectorLabels } from '@spot-serving/core';
import { modelServerPorts, scraper } from '@spot-serving/core/numbers';

/** From where pods are asked, and where what they load is. */
export interface ModelWays {
  /** Blocks of the load balancer. */
  readonly clientCidrs: readonly string[];
  /** Blocks of S3 in the region. @default every public address */
  readonly storeCidrs?: readonly string[];
  /** Whether Prometheus asks too. @default false */
  readonly scraped?: boolean;
}

/**
 * Who reaches the pods of `name`, and whom they reach.
 *
 * In: the balancer, from the blocks of its subnets, on the two ports, Prometheus on that of REST where the model scales on demand, and nobody else: on one
 * of them ModelServer also takes orders to load any path, from anybody (serving 1.3). The kubelet's probes pass whatever a policy says (Kubernetes, "Network Policies": traffic to and from the
 * node where a pod runs is always allowed).
 *
 * Out: names, the Pod Identity agent of the node, and HTTPS to the blocks of S3, or, where nobody named them, to every public address: S3 has
 * such addresses through the VPC's gateway endpoint too, and a policy cannot name it (docs/adr/0034). STS and KMS need no way: the agent and S3 ask them.
 */
export function modelNetworkPolicy(
  name: string,
  { clientCidrs, storeCidrs = [], scraped = false }: ModelWays,
): NetworkPolicyV1Spec {
  const store = storeCidrs.length > 0 ? blocks(storeCidrs) : [anyPublic];
  return {
    podSelector: { matchLabels: selectorLabels(name) },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: blocks(clientCidrs), ports: [tcp(modelServerPorts.grpc), tcp(modelServerPorts.rest)] },
      ...(scraped ? [{ from: [prometheus], ports: [tcp(modelServerPorts.rest)] }] : []),
    ],
    egress: [
      { to: [clusterDns], ports: [tcp(53), { port: '53', protocol: 'UDP' }] },
      { to: blocks(identityAgent), ports: [tcp(80)] },
      { to: store, ports: [tcp(443)] },
    ],
  };
}

const blocks = (cidrs: readonly string[]) => cidrs.map((cidr) => ({ ipBlock: { cidr } }));

const tcp = (port: number) => ({ port: String(port), protocol: 'TCP' });

const prometheus = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': scraper.namespace } },
  podSelector: { matchLabels: { ...scraper.labels } },
};

/** CoreDNS of EKS keeps the label of kube-dns (Amazon EKS user guide, "Manage CoreDNS for DNS in Amazon EKS clusters"). */
const clusterDns = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};

/** Amazon EKS user guide, "Set up the Amazon EKS Pod Identity Agent": its addresses; port 80. */
const identityAgent = ['169.254.170.23/32', 'fd00:ec2::23/128'];

/** RFC 1918, RFC 6598 and RFC 3927: no public address is in them, and neither is S3. */
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];

const anyPublic = { ipBlock: { cidr: '0.0.0.0/0', except: [...privateBlocks] } };
