import { checkName } from '@spot-serving/plan-review';

import type { EnvironmentSettings, RepositorySettings } from './repository-settings';

/** Environments that packages are published from, by tags; all others are apps'. */
export const release = 'release';

/** Parameters of the rule `pull_request` that must be on ("Available rules for rulesets", docs.github.com), and what each keeps off. */
const reviewSettings: Readonly<Record<string, string>> = {
  dismiss_stale_reviews_on_push: 'a change that is pushed after the approval',
  require_code_owner_review: 'a change of .github and of the delivery without its owners',
  require_last_push_approval: 'an approval by whoever pushed last',
};

/** Variables by which a job that applies an app finds its account and region (`.github/workflows/apply-round.yml`). */
const placeVariables: readonly string[] = ['AWS_ACCOUNT', 'AWS_REGION'];

/** Secrets that nothing needs any more, so nobody should be able to steal them. */
const needless: readonly string[] = ['REVIEW_FINGERPRINT_KEY', 'NPM_TOKEN'];

/**
 * What is missing in the settings of a repository, each as a sentence that says what to do. Without problems nobody merges, applies or releases alone.
 *
 * @param repository as bootstrap's environment has it
 */
export function settingsProblems(settings: RepositorySettings, repository: string): readonly string[] {
  const { name, defaultBranch, tokens, secrets, environments } = settings;
  return [
    ...(name === repository
      ? []
      : [`the repository is called ${name}: write it so in every environment, for trust compares it letter by letter`]),
    ...(defaultBranch === 'main'
      ? []
      : [`the default branch is ${defaultBranch}: it has to be main, where trusted workflows come from`]),
    ...(tokens.default_workflow_permissions === 'read'
      ? []
      : ['tokens of workflows may write by default: set "Read repository contents" under Actions, General']),
    ...(tokens.can_approve_pull_request_reviews
      ? ['workflows may approve pull requests: take that off under Actions, General']
      : []),
    ...ruleProblems(settings),
    ...[...environments].flatMap(([environment, one]) => environmentProblems(environment, one)),
    ...needless
      .filter((secret) => secrets.includes(secret))
      .map((secret) => `there is a secret ${secret}, which nothing needs: delete it`),
  ];
}

function ruleProblems({ rules, defaultBranch }: RepositorySettings): readonly string[] {
  const reviews = rules.get('pull_request');
  const checks = JSON.stringify(rules.get('required_status_checks') ?? {});
  return [
    ...(reviews === undefined || Number(reviews.required_approving_review_count) < 1
      ? [
          `${defaultBranch} takes changes that nobody approved: add a ruleset that requires a pull request with an approval`,
        ]
      : Object.entries(reviewSettings)
          .filter(([parameter]) => reviews[parameter] !== true)
          .map(([parameter, what]) => `${defaultBranch} takes ${what}: turn ${parameter} on in its ruleset`)),
    ...[checkName, 'test']
      .filter((check) => !new RegExp(`"context":"${check}[ "(]`).test(checks))
      .map(
        (check) => `${defaultBranch} does not require the check "${check}": add it to its ruleset, from GitHub Actions`,
      ),
    ...['non_fast_forward', 'deletion']
      .filter((rule) => !rules.has(rule))
      .map((rule) => `${defaultBranch} lacks the rule ${rule}: its history could be replaced`),
  ];
}

function environmentProblems(name: string, settings: EnvironmentSettings | undefined): readonly string[] {
  if (settings === undefined) return [`there is no environment ${name}: make it, with required reviewers`];
  const allowed = name === release ? 'tag v*' : 'branch main';
  const unsaid = name === release ? [] : placeVariables.filter((one) => !settings.variables.includes(one));
  return [
    ...unsaid.map(
      (one) =>
        `the environment ${name} has no variable ${one}: set it, for jobs that apply find the role of the app by it`,
    ),
    ...(settings.reviewed ? [] : [`the environment ${name} asks nobody: add required reviewers`]),
    ...(settings.reviewed && settings.selfReview
      ? [`in the environment ${name} people approve themselves: turn "Prevent self-review" on`]
      : []),
    ...(settings.refs?.join() === allowed
      ? []
      : [`the environment ${name} lets in ${settings.refs?.join(', ') || 'every branch'}: let in "${allowed}" alone`]),
  ];
}
