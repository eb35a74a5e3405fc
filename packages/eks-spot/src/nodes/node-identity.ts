import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import type { Place } from '@spot-serving/core';

import { NodeRole } from './node-role';

/** Which cluster admits the nodes. */
export interface NodeIdentityProps extends Place {
  /** Name of the cluster, as an output of it: the cluster must exist to admit anybody. */
  readonly clusterName: string;
}

/**
 * What self-managed instances are to their cluster: a role that it admits as nodes, and nothing else in it (EKS user guide, "Create access
 * entries": type EC2_LINUX). EKS's own node groups have a role of their own, for EKS makes its entry itself.
 */
export class NodeIdentity extends Construct {
  /** ARN of the role. */
  readonly roleArn: string;
  /** Name of the role. */
  readonly roleName: string;
  /** ARN of the instance profile that carries the role. */
  readonly instanceProfileArn: string;
  /** What must exist before an instance starts, or it never joins. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { clusterName, ...place }: NodeIdentityProps) {
    super(scope, id);
    const name = `${place.name}-node`;
    const role = new NodeRole(this, 'Role', { ...place, roleName: name });
    const profile = new IamInstanceProfile(this, 'Profile', { name, role: role.roleName });
    const admission = new EksAccessEntry(this, 'Admission', { clusterName, principalArn: role.arn, type: 'EC2_LINUX' });
    this.roleArn = role.arn;
    this.roleName = role.roleName;
    this.instanceProfileArn = profile.arn;
    this.ready = [...role.rights, admission];
  }
}
