import { policyDocument } from '@spot-serving/core';
import type { GitHubRepository } from './repository';
import { type Occasion, subjects } from './subjects';

/** Host that issues the tokens of GitHub's jobs; also the prefix of the claims in a trust policy. */
export const tokenIssuer = 'token.actions.githubusercontent.com';

/** Audience that `aws-actions/configure-aws-credentials` asks for. */
export const tokenAudience = 'sts.amazonaws.com';

/** Who may take a role. */
export interface GitHubTrust {
  /** ARN of the account's provider for GitHub's tokens. */
  readonly providerArn: string;
  /** The repository. */
  readonly repository: GitHubRepository;
  /** On which occasions; at least one. */
  readonly occasions: readonly Occasion[];
  /**
   * Branch from which alone a job may come, whatever its environment lets in: an environment's branch rule is a setting that somebody can
   * forget. STS compares the claim `ref` since 2026 (delivery 2.2).
   * @default the occasions alone decide
   */
  readonly branch?: string;
}

/**
 * Trust in jobs of one repository on the given occasions, and in nothing else: every claim is compared whole (`StringEquals`), never by a
 * pattern that another repository's name could match.
 *
 * With the repository's id known, it is compared too: names can be taken over after a rename, ids cannot.
 */
export function gitHubTrustPolicy({ providerArn, repository, occasions, branch }: GitHubTrust): string {
  const { ids } = repository;
  const claims = {
    [`${tokenIssuer}:aud`]: tokenAudience,
    [`${tokenIssuer}:sub`]: occasions.flatMap((occasion) => subjects(repository, occasion)),
    ...(ids ? { [`${tokenIssuer}:repository_id`]: ids.repository } : {}),
    ...(branch === undefined ? {} : { [`${tokenIssuer}:ref`]: `refs/heads/${branch}` }),
  };
  return policyDocument([
    {
      Sid: 'JobsOfTheRepository',
      Effect: 'Allow',
      Principal: { Federated: providerArn },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: claims },
    },
  ]);
}
