import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type Place, policyDocument } from '@spot-serving/core';

import { clusterIdentity, managedPolicyArn } from './cluster-identity';
import { secretsKeyUse } from './key-policies';

const trustPolicy = policyDocument([
  {
    Sid: 'ControlPlanes',
    Effect: 'Allow',
    Principal: { Service: 'eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  },
]);

/** The role by which a control plane manages interfaces and uses the key of secrets (EKS user guide, "Amazon EKS cluster IAM role"). */
export class ControlPlaneRole extends Construct {
  /** ARN of the role. */
  readonly arn: string;
  private readonly role: IamRole;
  private readonly clusterPolicy: ITerraformDependable;

  constructor(scope: Construct, id: string, place: Place) {
    super(scope, id);
    const identity = clusterIdentity(place);
    this.role = new IamRole(this, 'Resource', { name: identity.controlPlaneRoleName, assumeRolePolicy: trustPolicy });
    const policyArn = managedPolicyArn(identity, 'AmazonEKSClusterPolicy');
    this.clusterPolicy = new IamRolePolicyAttachment(this, 'ClusterPolicy', { role: this.role.name, policyArn });
    this.arn = this.role.arn;
  }

  /** What a key's policy that names the role waits for. */
  get exists(): ITerraformDependable {
    return this.role;
  }

  /**
   * Lets the role use the key of the secrets.
   *
   * @returns every right of the role; the cluster depends on them, for without them EKS cannot take down its interfaces
   */
  useKey(keyArn: string): ITerraformDependable[] {
    const policy = policyDocument([{ Sid: 'UseSecretsKey', Effect: 'Allow', Action: secretsKeyUse, Resource: keyArn }]);
    return [
      this.clusterPolicy,
      new IamRolePolicy(this, 'SecretsKey', { name: 'secrets-key', role: this.role.name, policy }),
    ];
  }
}
