import { policyDocument } from '@spot-serving/core';

import { namedRoles } from '../roles/named-roles';

/** To pull an image, beside the token that the reader's own policy gives (ECR user guide, "Private repository policy examples"). */
const pulling: readonly string[] = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
];

/**
 * Policy of a repository that roles of other accounts pull from.
 *
 * @param readers ARNs of IAM roles, at least one
 */
export function imageReadersPolicy(readers: readonly string[]): string {
  return policyDocument(
    namedRoles(readers).map((named, index) => ({ Sid: `Pull${index}`, Effect: 'Allow', ...named, Action: pulling })),
  );
}
