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
  /** On which occasion. */
  readonly occasion: Occasion;
  /**
   * Branch from which alone a job may come, with the very files of its workflows as they are there: an environment's branch rule is a setting that
   * somebody can forget, and whoever pushes a branch writes the workflows of that branch.
   */
  readonly branch: string;
  /** Files below `.github/workflows` whose jobs may take it; of a job in a called workflow it is the file of that one. */
  readonly workflows: readonly string[];
}

/**
 * Trust in jobs of one repository on one occasion, in named files of one branch, and in nothing else: every claim is compared whole (`StringEquals`), never
 * by a pattern that another repository's name could match. The id of the repository is among them: names can be taken over after a rename, ids cannot. STS
 * compares `ref`, `job_workflow_ref` and `repository_id` since 2026 (delivery 2.2; GitHub, "OpenID Connect reference").
 */
export function gitHubTrustPolicy({ providerArn, repository, occasion, branch, workflows }: GitHubTrust): string {
  const files = workflows.map((file) => `${repository.repository}/.github/workflows/${file}@refs/heads/${branch}`);
  const claims = {
    [`${tokenIssuer}:aud`]: tokenAudience,
    [`${tokenIssuer}:sub`]: subjects(repository, occasion),
    [`${tokenIssuer}:ref`]: `refs/heads/${branch}`,
    [`${tokenIssuer}:job_workflow_ref`]: files,
    [`${tokenIssuer}:repository_id`]: repository.ids.repository,
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
