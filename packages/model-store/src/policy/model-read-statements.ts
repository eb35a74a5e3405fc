import type { Statement } from '@spot-serving/core';

/** Who reads what. */
export interface ModelReads {
  /** ARN of the model bucket. */
  readonly bucketArn: string;
  /** Id of the S3 gateway endpoint. */
  readonly s3EndpointId: string;
  /** ARNs of the roles that publish; at least one, for an empty list would match nobody. */
  readonly publishers: readonly string[];
  /** ARNs of the roles that read, by model. */
  readonly readers: Readonly<Record<string, readonly string[]>>;
}

/**
 * Refuses to read a model to all but its readers, outside the VPC to all but publishers, and what is no model to all but publishers.
 *
 * `aws:PrincipalArn` is the ARN of the role for any session of it (IAM user guide, "AWS global condition context keys"), and a request
 * without the key or without `aws:SourceVpce` matches the negated operators, so it is refused. Only object reads are refused: nobody is
 * locked out of managing the bucket.
 */
export function modelReadStatements({ bucketArn, s3EndpointId, publishers, readers }: ModelReads): Statement[] {
  const models = Object.keys(readers).sort();
  const outside =
    models.length > 0
      ? { NotResource: models.map((model) => `${bucketArn}/${model}/*`) }
      : { Resource: `${bucketArn}/*` };
  return [
    {
      ...readsRefusedUnless(publishers, 'ReadThroughTheEndpoint'),
      Resource: `${bucketArn}/*`,
      Condition: {
        StringNotEquals: { 'aws:SourceVpce': s3EndpointId },
        ArnNotEquals: { 'aws:PrincipalArn': publishers },
      },
    },
    ...models.map((model) => ({
      ...readsRefusedUnless([...publishers, ...(readers[model] ?? [])], sidOf(model)),
      Resource: `${bucketArn}/${model}/*`,
    })),
    // A NotResource in a Deny of a bucket policy: AWS knowledge center, "How can I allow only certain file types in my S3 bucket".
    { ...readsRefusedUnless(publishers, 'ReadWhatIsNoModel'), ...outside },
  ];
}

/** `s3:GetObject*`: contents, versions, attributes, and what copies, replication and selects read by. */
function readsRefusedUnless(roles: readonly string[], sid: string): Statement {
  return {
    Sid: sid,
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:GetObject*',
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': roles } },
  };
}

/** A Sid has no hyphen, and a model's name no capital: `X` for the hyphen keeps Sids apart. */
function sidOf(model: string): string {
  return `ReadModel${model.replaceAll('-', 'X')}`;
}
