import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { partitionIn, requireValid } from '@spot-serving/core';

import { podIdentityProblems } from './pod-identity-problems';
import type { PodIdentityProps } from './pod-identity-props';
import { PodRole } from './pod-role';

/**
 * AWS rights of the pods of one service account, by EKS Pod Identity.
 *
 * A pod gets credentials only if the association exists when it starts, so what starts pods depends on `ready`: a helm release, say.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class PodIdentity extends Construct {
  /** ARN of the role. */
  readonly roleArn: string;
  /** Name of the role. */
  readonly roleName: string;
  /** What a pod waits for: the association, which itself waits for every right. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PodIdentityProps) {
    super(scope, id);
    requireValid(this, podIdentityProblems(props));
    const { cluster, region, account, ...rights } = props;
    const clusterArn = `arn:${partitionIn(region).id}:eks:${region}:${account}:cluster/${cluster.name}`;
    const role = new PodRole(this, 'Role', { ...rights, clusterArn, account });
    const { namespace, serviceAccount } = props;
    const binding = { clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn };
    this.ready = [new EksPodIdentityAssociation(this, 'Association', { ...binding, dependsOn: role.rights })];
    this.roleArn = role.arn;
    this.roleName = role.roleName;
  }
}
