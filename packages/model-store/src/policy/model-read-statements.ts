import { manifestName, type Statement } from '@spot-serving/core';

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
  /** ARNs of the roles that S3 copies with, from here; they read all. @default none */
  readonly copiers?: readonly string[];
  /** Roles of pods that read, each the model of its tag. @default none */
  readonly podReaders?: { readonly roleArns: string; readonly modelTag: string };
}

/**
 * Refuses to read a model to all but its readers, and outside the VPC to everybody. Publishers see tags and read manifests, from anywhere.
 *
 * `aws:PrincipalArn` is the ARN of the role for any session of it (IAM user guide, "AWS global condition context keys"), and a request
 * without the key or without `aws:SourceVpce` matches the negated operators, so it is refused. Only object reads are refused: nobody is
 * locked out of managing the bucket.
 */
export function modelReadStatements({ podReaders, ...reads }: ModelReads): Statement[] {
  const { bucketArn, s3EndpointId, readers, copiers = [] } = reads;
  const publishers = [...reads.publishers, ...copiers];
  const models = Object.keys(readers).sort();
  const pods = podReaders === undefined ? [] : [podReaders.roleArns];
  const others =
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
      ...readsRefusedUnless([...publishers, ...(readers[model] ?? []), ...pods], sidOf(model)),
      Resource: `${bucketArn}/${model}/*`,
    })),
    // A NotResource in a Deny of a bucket policy: AWS knowledge center, "How can I allow only certain file types in my S3 bucket".
    { ...readsRefusedUnless([...publishers, ...pods], 'ReadWhatIsNoModel'), ...others },
    publishersReadNoModel(bucketArn, reads.publishers),
    ...(podReaders === undefined ? [] : [podsReadTheirModel(bucketArn, podReaders)]),
  ];
}

/**
 * Refuses publishers, who are outside of the VPC, every object but manifests, which name files and digests. To go on with an upload that broke off takes no
 * more: listings, and the tag with the digest that each object was sent with. `s3:GetObject` is also what HEAD takes, which shows checksums.
 */
function publishersReadNoModel(bucketArn: string, publishers: readonly string[]): Statement {
  return {
    Sid: 'PublishersReadNoModel',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:GetObject', 's3:GetObjectAttributes', 's3:GetObjectTorrent', 's3:GetObjectVersion*'],
    NotResource: `${bucketArn}/*/${manifestName}`,
    Condition: { ArnEquals: { 'aws:PrincipalArn': publishers } },
  };
}

/**
 * Refuses a pod's role all but the model that its tag names. A role without the tag has the default, which no model is called, or the variable
 * would make the statement match nothing (IAM user guide, "IAM policy elements: Variables and tags", default values).
 */
function podsReadTheirModel(
  bucketArn: string,
  { roleArns, modelTag }: NonNullable<ModelReads['podReaders']>,
): Statement {
  return {
    Sid: 'PodsReadTheirModel',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:GetObject*',
    // Terraform takes the first dollar for itself, and IAM gets the rest (Terraform language, "Strings and Templates", escape sequences).
    NotResource: `${bucketArn}/$\${aws:PrincipalTag/${modelTag}, '-'}/*`,
    Condition: { ArnEquals: { 'aws:PrincipalArn': roleArns } },
  };
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
