import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import { deliveryNames, policyDocument } from '@spot-serving/core';

import type { GitHubRepository } from '../github/repository';
import { gitHubTrustPolicy } from '../github/trust-policy';
import type { ApplyPlace } from './apply-place';
import { applyStatements } from './apply-statements';
import { boundaryStatements } from './boundary-statements';
import type { StateAccess } from './state-statements';

/** Which app is applied, by whose jobs. */
export interface ApplyRoleProps extends Omit<ApplyPlace, 'boundaryArn'> {
  /** ARN of the account's provider for GitHub's tokens. */
  readonly providerArn: string;
  /** The repository. */
  readonly repository: GitHubRepository;
  /** Name of the GitHub environment whose reviewers approve. */
  readonly environment: string;
  /** Branch whose commits alone are applied. */
  readonly branch: string;
  /** The states of the account. */
  readonly states: StateAccess;
}

/** Two hours: a first apply waits for a control plane, nodes and controllers. */
const sessionSeconds = 7200;

/**
 * A role that applies one app, taken only by jobs of one branch in the app's GitHub environment, so after its reviewers; and the
 * boundary of every role that it makes.
 */
export class ApplyRole extends Construct {
  /** ARN of the role. */
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { app, providerArn, repository, environment, branch, states, ...place }: ApplyRoleProps,
  ) {
    super(scope, id);
    const boundary = new IamPolicy(this, 'Boundary', {
      name: deliveryNames.boundary(app),
      policy: policyDocument(boundaryStatements({ ...place, app }, states)),
    });
    const trust = {
      providerArn,
      repository,
      branch,
      occasion: { kind: 'environment', environment } as const,
      workflows: deliveryNames.applyWorkflows,
    };
    const role = new IamRole(this, 'Resource', {
      name: deliveryNames.applyRole(app),
      assumeRolePolicy: gitHubTrustPolicy(trust),
      maxSessionDuration: sessionSeconds,
    });
    const statements = applyStatements({ ...place, app, boundaryArn: boundary.arn }, states);
    // Inline: a role's inline policies may have 10,240 characters, a managed policy 6,144 (IAM user guide, "IAM and AWS STS quotas").
    new IamRolePolicy(this, 'Rights', { name: 'rights', role: role.name, policy: policyDocument(statements) });
    this.arn = role.arn;
  }
}
