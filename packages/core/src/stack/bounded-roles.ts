import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * Gives every IAM role below a permissions boundary: the role that applies an app may make no other (ADR 13), so a stack that forgot one
 * would fail half way through its apply.
 */
export class BoundedRoles implements IAspect {
  /** @param boundaryArn ARN of the boundary, an IAM policy that exists before the app */
  constructor(private readonly boundaryArn: string) {}

  visit(node: IConstruct): void {
    if (node instanceof IamRole) node.permissionsBoundary = this.boundaryArn;
  }
}
