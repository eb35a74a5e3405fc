import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { type ICluster, partitionOf, requireValid, type Statement } from '@spot-serving/core';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { podIdentityProblems } from './pod-identity-problems';
import { PodRole } from './pod-role';

/** Which pods get which rights. */
export interface PodIdentityProps {
  /** Name of the role. */
  readonly roleName: string;
  /** IAM path of the role. @default '/' */
  readonly rolePath?: string;
  /** Tags of the role, by which policies elsewhere may know it. @default none */
  readonly roleTags?: Readonly<Record<string, string>>;
  /** Where the pods run. */
  readonly cluster: ICluster;
  /** Region of the cluster. */
  readonly region: string;
  /** Account of the cluster, twelve digits. */
  readonly account: string;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** Rights in words of their own. @default none */
  readonly statements?: readonly Statement[];
  /** ARNs of policies that exist elsewhere, each by a name that is unique here. @default none */
  readonly policyArns?: Readonly<Record<string, string>>;
}

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
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: PodIdentityProps) {
    super(scope, id);
    requireValid(this, podIdentityProblems(props));
    const { cluster, region, account, ...rights } = props;
    const clusterArn = `arn:${partitionOf(region)?.id}:eks:${region}:${account}:cluster/${cluster.name}`;
    const role = new PodRole(this, 'Role', { ...rights, clusterArn, account });
    const { namespace, serviceAccount } = props;
    const binding = { clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn };
    this.ready = new EksPodIdentityAssociation(this, 'Association', { ...binding, dependsOn: role.rights });
    this.roleArn = role.arn;
    this.roleName = role.roleName;
  }
}
