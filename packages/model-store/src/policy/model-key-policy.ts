import { policyDocument, type Statement } from '@spot-serving/core';
import { type KeyManagement, keyManagementStatements } from '@spot-serving/encryption';

import { copyKeyUse } from '../replication/copy-actions';

/** Who uses the key of the models. */
export interface ModelKeyPolicyProps extends KeyManagement {
  /** The account of the store. */
  readonly account: string;
  /** Host name by which KMS knows S3 in this region: `s3.<region>.<suffix>`. */
  readonly s3Service: string;
  /** ARNs of the roles that publish. */
  readonly publishers: readonly string[];
  /** ARNs of the roles that read any model; which one is the bucket policy's business, for a bucket key is one key for all objects. */
  readonly readers: readonly string[];
  /** ARNs of the roles that S3 copies with, from here. @default none */
  readonly copiers?: readonly string[];
  /** ARNs of the roles that copy to here. @default none */
  readonly replicators?: readonly string[];
}

/** Policy of the models' key: publishers encrypt and decrypt, readers decrypt, copies are made, all only through S3; administrators only manage. */
export function modelKeyPolicy(props: ModelKeyPolicyProps): string {
  const { publishers, readers, copiers = [], replicators = [] } = props;
  return policyDocument([
    ...keyManagementStatements(props),
    // A multipart upload decrypts its parts (S3 user guide, "Using server-side encryption with AWS KMS keys").
    useThroughS3(props, 'PublishersEncrypt', ['kms:GenerateDataKey', 'kms:Decrypt'], publishers),
    ...(readers.length > 0 ? [useThroughS3(props, 'ReadersDecrypt', ['kms:Decrypt'], readers)] : []),
    ...(copiers.length > 0 ? [useThroughS3(props, 'CopiersDecrypt', ['kms:Decrypt'], copiers)] : []),
    ...(replicators.length > 0 ? [useThroughS3(props, 'ReplicatorsEncrypt', copyKeyUse, replicators)] : []),
  ]);
}

/**
 * Lets the account's IAM policies permit use to `roles`, and to nobody else. The roles stand in a condition and not as principals, because
 * KMS refuses a principal that does not exist yet, and readers are made in later stacks.
 */
function useThroughS3(
  props: ModelKeyPolicyProps,
  sid: string,
  actions: readonly string[],
  roles: readonly string[],
): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { AWS: props.rootArn },
    Action: actions,
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:ViaService': props.s3Service, 'kms:CallerAccount': props.account },
      ArnEquals: { 'aws:PrincipalArn': roles },
    },
  };
}
