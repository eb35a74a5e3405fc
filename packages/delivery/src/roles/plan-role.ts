import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import { policyDocument } from '@spot-serving/core';

import { type GitHubTrust, gitHubTrustPolicy } from '../github/trust-policy';
import { makeSeals, type SealKeys } from '../seal/seal-statements';
import type { AppPlace } from './owned-arns';
import { type PlannedFrom, planStatements } from './plan-statements';
import type { StateAccess } from './state-statements';

/** Whose jobs plan which app, and with which states. */
export interface PlanRoleProps extends GitHubTrust, AppPlace {
  /** Name of the role. */
  readonly roleName: string;
  /** Whose plans it makes. */
  readonly from: PlannedFrom;
  /** The states of the account. */
  readonly states: StateAccess;
  /** Keys by which it seals what it planned, where it plans for a review. @default it seals nothing */
  readonly seals?: SealKeys;
}

/** An hour, the shortest that IAM offers; a plan of all stacks takes minutes. */
const sessionSeconds = 3600;

/** A role whose holder can plan one app: it reads descriptions and the app's states, writes nothing, and reads no secret and no model. */
export class PlanRole extends Construct {
  /** ARN of the role. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { roleName, states, from, seals, ...props }: PlanRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', {
      name: roleName,
      assumeRolePolicy: gitHubTrustPolicy(props),
      maxSessionDuration: sessionSeconds,
    });
    const statements = [...planStatements(states, props, from), ...(seals ? makeSeals(seals) : [])];
    new IamRolePolicy(this, 'Rights', { name: 'rights', role: role.name, policy: policyDocument(statements) });
    this.arn = role.arn;
  }
}
