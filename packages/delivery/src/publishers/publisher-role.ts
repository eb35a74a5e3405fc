import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';

import { policyDocument } from '@spot-serving/core';

import { namedRoles } from '../roles/named-roles';

/** Who may publish models as which role. */
export interface PublisherRoleProps {
  /** Name of the role, which apps name in `models.publishers`. */
  readonly roleName: string;
  /** ARNs of the roles that may take it, of any account; they need not exist yet. At least one. */
  readonly takers: readonly string[];
}

/** An hour, the shortest that IAM offers; a model is uploaded in minutes. */
const sessionSeconds = 3600;

/**
 * A role of this account by which named roles of others bring models here: who trains or tests elsewhere takes it to publish. Stores know it as one of their
 * own account, so their key, their policy and their trail see who writes. It may nothing until somebody attaches the policy of a store to it.
 */
export class PublisherRole extends Construct {
  constructor(scope: Construct, id: string, { roleName, takers }: PublisherRoleProps) {
    super(scope, id);
    const trust = namedRoles(takers).map((named, index) => ({
      Sid: `Take${index}`,
      Effect: 'Allow' as const,
      ...named,
      Action: 'sts:AssumeRole',
    }));
    new IamRole(this, 'Resource', {
      name: roleName,
      assumeRolePolicy: policyDocument(trust),
      maxSessionDuration: sessionSeconds,
    });
  }
}
