import type { Statement } from '../contracts';

/**
 * A policy as JSON.
 *
 * Plain data instead of `aws_iam_policy_document`, so that rules and tests see at synth the policy that will be applied.
 */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
