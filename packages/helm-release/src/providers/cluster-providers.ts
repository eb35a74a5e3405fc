import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';

import type { ICluster } from '@spot-serving/core';

/** Which cluster to reach. */
export interface ClusterProvidersProps {
  /** A cluster of another stack: one of the same apply does not exist yet when providers are configured (infra 3.2). */
  readonly cluster: ICluster;
  /** Region of the cluster. */
  readonly region: string;
}

/**
 * Providers `kubernetes` and `helm` of a stack, bound to one cluster.
 *
 * Each call gets a token of its own from `aws eks get-token`, under whatever role runs Terraform: no token is in a state or a plan, and none
 * expires during a long apply. The role needs an access entry of the cluster, and the machine needs the AWS CLI and a way to the endpoint.
 */
export class ClusterProviders extends Construct {
  constructor(scope: Construct, id: string, { cluster, region }: ClusterProvidersProps) {
    super(scope, id);
    const access = { host: cluster.endpoint, clusterCaCertificate: Fn.base64decode(cluster.certificateAuthority) };
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'aws',
      args: ['eks', 'get-token', '--cluster-name', cluster.name, '--region', region, '--output', 'json'],
    };
    new KubernetesProvider(this, 'kubernetes', { ...access, exec: [exec] });
    new HelmProvider(this, 'helm', { kubernetes: { ...access, exec } });
  }
}
