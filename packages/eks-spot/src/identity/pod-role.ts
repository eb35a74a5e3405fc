import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { policyDocument, type Statement } from '@spot-serving/core';

import { podTrustPolicy, type ServiceAccount } from './pod-trust-policy';

/** Who takes a role and what it permits. */
export interface PodRoleProps extends ServiceAccount {
  /** Name of the role. */
  readonly roleName: string;
  /** IAM path of the role. @default '/' */
  readonly rolePath?: string;
  /** Tags of the role, by which policies elsewhere may know it. @default none */
  readonly roleTags?: Readonly<Record<string, string>>;
  /** Rights in words of their own. @default none */
  readonly statements?: readonly Statement[];
  /** ARNs of policies that exist elsewhere, each by a name that is unique here. @default none */
  readonly policyArns?: Readonly<Record<string, string>>;
}

/** A role for the pods of one service account of one cluster, useless to any other. */
export class PodRole extends Construct {
  /** ARN of the role. */
  readonly arn: string;
  /** Name of the role. */
  readonly roleName: string;
  /** Its rights: whoever hands the role out waits for them. */
  readonly rights: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PodRoleProps) {
    super(scope, id);
    const { roleName: name, rolePath: path, roleTags, statements = [], policyArns = {}, ...account } = props;
    const tags = roleTags && { ...roleTags };
    const role = new IamRole(this, 'Resource', { name, path, tags, assumeRolePolicy: podTrustPolicy(account) });
    const attached = Object.entries(policyArns).map(([name, policyArn]) => {
      return new IamRolePolicyAttachment(this, name, { role: role.name, policyArn });
    });
    const rights = { name: 'rights', role: role.name, policy: policyDocument(statements) };
    const own = statements.length > 0 ? [new IamRolePolicy(this, 'Rights', rights)] : [];
    this.arn = role.arn;
    this.roleName = role.name;
    this.rights = [...attached, ...own];
  }
}
