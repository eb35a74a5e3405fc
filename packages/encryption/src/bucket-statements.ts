import type { Statement } from '@spot-serving/core';

/** Refuses every request to the bucket without TLS. */
export function tlsOnly(bucketArn: string): Statement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

/**
 * Refuses to delete any object or version, whoever asks; lifecycle rules still expire them
 * (S3 user guide, "Bucket policies": a policy cannot prevent deletions by S3 Lifecycle).
 */
export function noDeletes(bucketArn: string): Statement {
  return { Sid: 'NoDeletes', Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject*', Resource: `${bucketArn}/*` };
}

/**
 * Refuses to give any object to whoever is of another account, whatever lets him. AWS's own services, which deliver and do not read, are others too.
 */
export function readWithin(bucketArn: string, account: string): Statement {
  return {
    Sid: 'ReadWithinTheAccount',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:GetObject*',
    Resource: `${bucketArn}/*`,
    Condition: { StringNotEquals: { 'aws:PrincipalAccount': account } },
  };
}
