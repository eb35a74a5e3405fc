import { referencesIn } from '../engine/references';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { isUnknown } from '../engine/unknown';
import { allStatements, readPolicy } from '../iam/policy';
import type { Statement } from '../iam/statement';
import { deniesPlainHttp } from '../iam/tls-only';
import { bucketType } from './bucket-encryption';

/** Each bucket's policy refuses requests without TLS, from everybody, to the bucket and to its objects. */
export const bucketTlsOnly: Rule = {
  id: 'bucket-tls-only',
  severity: 'error',
  what: 'Every aws_s3_bucket has a policy that denies s3:* on itself and its objects to everybody when aws:SecureTransport is false',
  why: 'S3 answers plain HTTP too, and a model or a credential read that way can be read by others',
  source: 'AWS Foundational Security Best Practices, S3.5',
  check: (stack) =>
    stack.ofType(bucketType).flatMap((resource) => {
      const policies = stack.companions('aws_s3_bucket_policy', 'bucket', resource);
      const statements = policies.flatMap(({ attributes }) => allStatements(stack, attributes.policy));
      const denials = statements.filter((statement) => deniesPlainHttp(statement, 's3'));
      if (stack.isPlan && policies.some(({ attributes }) => readPolicy(stack, attributes.policy).unreadable.length > 0))
        return [];
      const missing = missingCover(resource, denials);
      if (missing.length === 0) return [];
      return [{ resource, what: whatIsMissing(policies, missing), fix: fixFor(missing) }];
    }),
};

function whatIsMissing(policies: ReturnType<StackView['companions']>, missing: readonly string[]): string {
  if (policies.length === 0) return 'has no aws_s3_bucket_policy in this stack';
  return `its policy does not deny plain HTTP to everybody on ${missing.join(' and on ')}`;
}

function fixFor(missing: readonly string[]): string {
  const places = missing.join(' and on ');
  return `deny s3:* to principal * on ${places} when Bool aws:SecureTransport is false, in JSON or an aws_iam_policy_document`;
}

/** Which of the bucket and its objects the denials leave open. */
function missingCover(bucket: Resource, denials: readonly Statement[]): readonly string[] {
  const named = denials.filter(({ resources }) => !resources.except).flatMap(({ resources }) => resources.names);
  const names = named.filter((name) => isOf(bucket, name));
  const objects = (name: string): boolean => name.endsWith('/*') || isUnknown(name);
  return [
    ...(names.some((name) => !objects(name) || isUnknown(name)) ? [] : ['the bucket']),
    ...(names.some(objects) ? [] : ['its objects']),
  ];
}

/** Whether `arn` is that of the bucket or of all its objects: by reference, or by the bucket's name. */
function isOf({ address, attributes }: Resource, arn: string): boolean {
  if (isUnknown(arn)) return referencesIn(arn).includes(address);
  const bucket = arn.replace(/\/\*$/, '');
  const isWholeReference = new RegExp(`^\\$\\{${address.replaceAll('.', '\\.')}\\.arn\\}$`).test(bucket);
  const isNamedByReference = referencesIn(bucket).includes(address) && /:s3:::\$\{[\w.-]+\}$/.test(bucket);
  return (
    isWholeReference ||
    isNamedByReference ||
    (typeof attributes.bucket === 'string' && bucket.endsWith(`:s3:::${attributes.bucket}`))
  );
}
