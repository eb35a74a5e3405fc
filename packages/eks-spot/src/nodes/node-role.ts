import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type Place, policyDocument } from '@spot-serving/core';

import { clusterIdentity, managedPolicyArn } from '../cluster/cluster-identity';

/**
 * To join a cluster and to pull images (EKS user guide, "Amazon EKS node IAM role"). Neither the network plugin nor any pod lives on these
 * rights: they have identities of their own, and the metadata service is out of their reach.
 */
const policies = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];

const trustPolicy = policyDocument([
  { Sid: 'Instances', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
]);

/** Whose nodes take the role. */
export interface NodeRoleProps extends Place {
  /** Name of the role. */
  readonly roleName: string;
}

/** The role of instances that are nodes, with no more than a node needs. */
export class NodeRole extends Construct {
  /** ARN of the role. */
  readonly arn: string;
  /** Name of the role. */
  readonly roleName: string;
  /** Its rights, which a node needs before it starts. */
  readonly rights: ITerraformDependable[];

  constructor(scope: Construct, id: string, { roleName, ...place }: NodeRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', { name: roleName, assumeRolePolicy: trustPolicy });
    const identity = clusterIdentity(place);
    this.rights = policies.map((policy) => {
      return new IamRolePolicyAttachment(this, policy, {
        role: role.name,
        policyArn: managedPolicyArn(identity, policy),
      });
    });
    this.arn = role.arn;
    this.roleName = role.name;
  }
}
