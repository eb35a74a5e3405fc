import { z } from 'zod';

import { gitHubConnectionForm, gitHubRepositoryForm } from '../delivery/git-hub-forms';
import type { Problem } from '../problems';
import { text } from './forms';
import { section } from './section';
import { settingsProblems } from './settings-problems';
import { withDefaults } from './with-defaults';

/** A runner for GitHub's jobs inside the VPC, for an API server that the internet does not reach. */
export interface RunnerSection {
  /** ARN of the account's connection to GitHub (AWS CodeConnections), which somebody confirmed once in the console. */
  readonly connectionArn: string;
  /** Ids of the GitHub accounts whose runs may start it, digits (`gh api users/<login> --jq .id`): those who merge, and who start workflows by hand. */
  readonly actors: readonly string[];
}

/** Whose workflows plan and apply an environment. Roles and the state bucket come from the account's bootstrap app. */
export interface DeliverySection {
  /** GitHub repository, `owner/name`. */
  readonly repository: string;
  /** GitHub environment whose reviewers approve an apply. @default the app's name */
  readonly environment?: string;
  /** A runner inside the VPC. @default none - the API server must then be reachable from where jobs run */
  readonly runner?: RunnerSection;
}

/** How an environment is delivered, with its defaults. */
export interface ResolvedDelivery extends DeliverySection {
  readonly environment: string;
}

/** A repository of GitHub. */
export const repositorySchema = text(
  gitHubRepositoryForm,
  'write owner/name, as in the address of the repository',
  'owner/name',
);

const actor = 'write the id of a GitHub account as a string of digits, `gh api users/<login> --jq .id`';

/** The shape of a runner. */
export const runnerSchema = section({
  connectionArn: text(
    gitHubConnectionForm,
    'write the ARN of a connection: arn:aws:codeconnections:<region>:<account>:connection/<id>',
    'arn:aws:codeconnections:eu-west-1:111122223333:connection/00000000-0000-0000-0000-000000000000',
  ),
  actors: z
    .array(text(/^\d{1,19}$/, actor, '4711'), { error: `list actors: ${actor}` })
    .min(1, { error: `name at least one, or nobody's job runs: ${actor}` })
    .max(40, { error: 'name at most 40: they go into one pattern of a webhook' }),
});

/** GitHub documentation, "Managing environments for deployment": at most 255 characters; narrowed to what needs no escaping in a subject. */
export const gitHubEnvironmentSchema = text(
  /^[\w.-]{1,255}$/,
  'name a GitHub environment with letters, digits, hyphens, underscores and dots',
  'production',
);

/** The shape of a delivery. */
export const deliverySchema = section({
  repository: repositorySchema,
  environment: gitHubEnvironmentSchema.optional(),
  runner: runnerSchema.optional(),
});

/** Fills what is left open. */
export function resolveDelivery(delivery: DeliverySection, app: string): ResolvedDelivery {
  return withDefaults({ environment: app }, delivery);
}

/** Everything wrong with the settings among a runner's props. */
export function runnerSettingsProblems(props: RunnerSection & Pick<DeliverySection, 'repository'>): Problem[] {
  return settingsProblems(section({ repository: repositorySchema, ...runnerSchema.shape }), props);
}
