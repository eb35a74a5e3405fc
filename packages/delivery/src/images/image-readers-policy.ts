import { policyDocument } from '@spot-serving/core';

/** To pull an image, beside the token that the reader's own policy gives (ECR user guide, "Private repository policy examples"). */
const pulling: readonly string[] = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
];

/**
 * Policy of a repository that roles of other accounts pull from. Each account is named by its root, which lets in nobody by itself, and the roles by a
 * condition: a principal that does not exist yet is refused, and one that was made anew is another (IAM user guide, "Principal").
 *
 * @param readers ARNs of IAM roles, at least one
 */
export function imageReadersPolicy(readers: readonly string[]): string {
  const accounts = [...new Set(readers.map(rootOf))];
  return policyDocument(
    accounts.map((rootArn, index) => ({
      Sid: `Pull${index}`,
      Effect: 'Allow',
      Principal: { AWS: rootArn },
      Action: pulling,
      Condition: { ArnEquals: { 'aws:PrincipalArn': readers.filter((reader) => rootOf(reader) === rootArn) } },
    })),
  );
}

function rootOf(roleArn: string): string {
  return roleArn.replace(/:role\/.*$/, ':root');
}
