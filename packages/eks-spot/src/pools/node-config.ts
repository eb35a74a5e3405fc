import { stringify } from 'yaml';

import { kubeletFlags, type NodeSchedule } from '@spot-serving/core';

import type { NodeResources } from './node-resources';

/** What a node is told when it boots. */
export interface NodeBoot {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** HTTPS address of the API server. */
  readonly endpoint: string;
  /** Certificate authority of the API server, PEM in base64. */
  readonly certificateAuthority: string;
  /** IPv4 block of the cluster's services, from which the node infers the address of the cluster's DNS. */
  readonly serviceCidr: string;
  /** Labels and taints to register with. */
  readonly schedule: NodeSchedule;
  /** Pods, and what is kept from them. */
  readonly resources: NodeResources;
}

const boundary = 'node-config';

/**
 * User data of an Amazon Linux 2023 node, not encoded: one MIME part with a `NodeConfig` (nodeadm's API reference, node.eks.aws/v1alpha1).
 *
 * Every value is quoted, and by single quotes: so none changes its type, and the text can stand in a Terraform string around values that are
 * known only at apply. Reserves are stated because nodeadm computes them from a number of pods of its own, whatever `maxPods` says
 * (awslabs/amazon-eks-ami#1698).
 */
export function nodeUserData(boot: NodeBoot): string {
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    `--${boundary}`,
    'Content-Type: application/node.eks.aws',
    '',
    stringify(nodeConfig(boot), { lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' }),
    `--${boundary}--`,
    '',
  ].join('\n');
}

function nodeConfig({
  clusterName,
  endpoint,
  certificateAuthority,
  serviceCidr,
  schedule,
  resources,
}: NodeBoot): object {
  return {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      cluster: { name: clusterName, apiServerEndpoint: endpoint, certificateAuthority, cidr: serviceCidr },
      kubelet: {
        config: { maxPods: resources.maxPods, kubeReserved: resources.kubeReserved },
        flags: kubeletFlags(schedule),
      },
    },
  };
}
