import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { policyDocument } from '@spot-serving/core';
import { Construct } from 'constructs';
import { type GitHubTrust, gitHubTrustPolicy } from '../github/trust-policy';
import { type PlanPlace, planStatements } from './plan-statements';
import type { StateAccess } from './state-statements';

/** Whose jobs plan, and with which states. */
export interface PlanRoleProps extends GitHubTrust, PlanPlace {
  /** Name of the role. */
  readonly roleName: string;
  /** The states of the account. */
  readonly states: StateAccess;
}

/** An hour, the shortest that IAM offers; a plan of all stacks takes minutes. */
const sessionSeconds = 3600;

/** A role whose holder can plan: it reads descriptions and states, writes nothing, and reads no secret and no model. */
export class PlanRole extends Construct {
  /** ARN of the role. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { roleName, states, partition, apps, ...trust }: PlanRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', {
      name: roleName,
      assumeRolePolicy: gitHubTrustPolicy(trust),
      maxSessionDuration: sessionSeconds,
    });
    new IamRolePolicy(this, 'Rights', {
      name: 'rights',
      role: role.name,
      policy: policyDocument(planStatements(states, { partition, apps })),
    });
    this.arn = role.arn;
  }
}
