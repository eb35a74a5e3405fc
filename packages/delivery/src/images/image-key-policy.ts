import { policyDocument } from '@spot-serving/core';
import { type KeyManagement, keyManagementStatements } from '@spot-serving/encryption';

/** Whose images a key encrypts. */
export interface ImageKeyPolicyProps extends KeyManagement {
  /** The account of the repositories, twelve digits. */
  readonly account: string;
  /** Host name by which KMS knows ECR in this region. */
  readonly registryService: string;
}

/**
 * Policy of the key of images: whoever may make a repository grants its use to ECR, and only through ECR (ECR user guide, "Encryption at
 * rest": ECR works by two grants that it takes when a repository is made). Who pulls an image needs no right on the key.
 */
export function imageKeyPolicy({ account, registryService, ...management }: ImageKeyPolicyProps): string {
  return policyDocument([
    ...keyManagementStatements(management),
    {
      Sid: 'RepositoriesGrant',
      Effect: 'Allow',
      Principal: { AWS: management.rootArn },
      Action: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'],
      Resource: '*',
      Condition: { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': registryService } },
    },
  ]);
}
