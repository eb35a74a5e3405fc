import type { Condition } from '@spot-serving/core';

/** Whom a statement lets in, and nobody else. */
interface NamedRoles {
  readonly Principal: { readonly AWS: string };
  readonly Condition: Condition;
}

/**
 * Roles as a policy names them that need not exist yet, one entry for each account: the account's root, which lets in nobody by itself, and the roles by
 * a condition. A role as a principal must exist when the policy is written, and one that is made anew is another (IAM user guide, "Principal").
 *
 * @param roleArns at least one
 */
export function namedRoles(roleArns: readonly string[]): readonly NamedRoles[] {
  return [...new Set(roleArns.map(rootOf))].map((rootArn) => ({
    Principal: { AWS: rootArn },
    Condition: { ArnEquals: { 'aws:PrincipalArn': roleArns.filter((role) => rootOf(role) === rootArn) } },
  }));
}

function rootOf(roleArn: string): string {
  return roleArn.replace(/:role\/.*$/, ':root');
}
