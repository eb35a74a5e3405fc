import type { Json } from '../../value/from-json';

/** An IAM policy statement, keys in the order in which the aws provider writes them. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Action?: Json;
  readonly NotAction?: Json;
  readonly Resource?: Json;
  readonly NotResource?: Json;
  readonly Principal?: Json;
  readonly NotPrincipal?: Json;
  readonly Condition?: Json;
}

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement?: readonly PolicyStatement[];
}

/**
 * One document from two: a statement replaces the one with its Sid, others are added; the newer version stays.
 *
 * Rules of `iamPolicyDoc.Merge` in hashicorp/terraform-provider-aws, internal/service/iam/policy_model.go@084fd7b.
 */
export function mergePolicies(base: PolicyDocument, added: PolicyDocument): PolicyDocument {
  const statements = (added.Statement ?? []).reduce(mergeStatement, base.Statement ?? []);
  const version = [base.Version ?? '', added.Version ?? ''].sort().at(-1);
  return {
    Version: version || undefined,
    Id: added.Id || base.Id,
    Statement: statements.length === 0 ? undefined : statements,
  };
}

/** JSON as Go's encoder writes it: `<`, `>` and `&` are escaped. */
export function policyText(document: PolicyDocument, indent: number): string {
  const escaped: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' };
  return JSON.stringify(document, null, indent).replace(/[<>&]/g, (character) => escaped[character] ?? character);
}

function mergeStatement(statements: readonly PolicyStatement[], added: PolicyStatement): readonly PolicyStatement[] {
  const at = added.Sid ? statements.findIndex(({ Sid }) => Sid === added.Sid) : -1;
  return at < 0 ? [...statements, added] : statements.with(at, added);
}
