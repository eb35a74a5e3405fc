import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import type { Place } from '@spot-serving/core';

import { clusterIdentity, managedPolicyArn } from '../cluster/cluster-identity';
import { PodRole } from '../identity/pod-role';
import { addOn, type AddOnTarget } from './add-on';
import { networkPluginConfiguration } from './configuration';

/** Which cluster, and where it is. */
export interface NodeAddOnsProps extends Place, AddOnTarget {}

/**
 * The add-ons that every node waits for, made before the first node: without a network plugin none becomes ready.
 *
 * They cannot hang: all are DaemonSets, which are complete where there is no node. The network plugin has an identity of its own, by Pod
 * Identity: the agent is on the host's network and so needs no plugin to start, and the association exists before any pod does.
 */
export class NodeAddOns extends Construct {
  /** What nodes wait for. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { clusterName, versions, ...place }: NodeAddOnsProps) {
    super(scope, id);
    const target = { clusterName, versions };
    const agent = addOn(this, 'eks-pod-identity-agent', target);
    const role = networkPluginRole(this, place);
    const identity = { role, serviceAccount: 'aws-node' };
    this.ready = [
      agent,
      addOn(this, 'vpc-cni', target, { configuration: networkPluginConfiguration(), identity, after: [agent] }),
      addOn(this, 'kube-proxy', target),
      addOn(this, 'eks-node-monitoring-agent', target),
    ];
  }
}

function networkPluginRole(scope: Construct, place: Place): PodRole {
  const identity = clusterIdentity(place);
  return new PodRole(scope, 'network-plugin-role', {
    roleName: `${place.name}-network-plugin`,
    clusterArn: identity.clusterArn,
    account: place.account,
    namespace: 'kube-system',
    serviceAccount: 'aws-node',
    policyArns: { NetworkPlugin: managedPolicyArn(identity, 'AmazonEKS_CNI_Policy') },
  });
}
