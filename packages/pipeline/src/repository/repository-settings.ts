import * as z from 'zod';

import { type GitHubAccess, githubClient, refusable } from '@spot-serving/plan-review';

const environmentShape = z.object({
  protection_rules: z.array(z.object({ type: z.string(), prevent_self_review: z.boolean().optional() })).default([]),
  deployment_branch_policy: z.object({ custom_branch_policies: z.boolean() }).nullish(),
});

const policiesShape = z.object({
  branch_policies: z.array(z.object({ name: z.string(), type: z.string().optional() })),
});

const rulesShape = z.array(z.object({ type: z.string(), parameters: z.record(z.string(), z.unknown()).optional() }));

const workflowShape = z.object({
  default_workflow_permissions: z.string(),
  can_approve_pull_request_reviews: z.boolean(),
});

const repositoryShape = z.object({
  id: z.number(),
  full_name: z.string(),
  default_branch: z.string(),
  owner: z.object({ id: z.number() }),
});

const secretsShape = z.object({ secrets: z.array(z.object({ name: z.string() })) });

const variablesShape = z.object({ variables: z.array(z.object({ name: z.string() })) });

/** A GitHub environment: who gets into it, and what it says of its app. */
export interface EnvironmentSettings {
  readonly reviewed: boolean;
  readonly selfReview: boolean;
  /** `branch main`, `tag v*` ...; undefined where every branch gets in. */
  readonly refs: readonly string[] | undefined;
  /** Names of its variables. */
  readonly variables: readonly string[];
}

/** What of a repository's settings the delivery relies on. */
export interface RepositorySettings {
  readonly name: string;
  readonly ids: { readonly owner: number; readonly repository: number };
  readonly defaultBranch: string;
  readonly tokens: z.infer<typeof workflowShape>;
  /** Rules of the default branch, each with its parameters. */
  readonly rules: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** By name; undefined for one that there is none of. */
  readonly environments: ReadonlyMap<string, EnvironmentSettings | undefined>;
  readonly secrets: readonly string[];
}

/**
 * Reads settings by GitHub's REST API; the token must be an administrator's ("REST API endpoints for ..." repositories, rules, environments, Actions).
 *
 * @throws {CommentRefused} when GitHub says no
 */
export async function repositorySettings(
  owner: string,
  repo: string,
  environments: readonly string[],
  access: GitHubAccess,
): Promise<RepositorySettings> {
  const client = githubClient(`${owner}/${repo}`, access);
  const get = async <Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>> =>
    shape.parse((await refusable(() => client.request(`GET /repos/{owner}/{repo}${path}`, { owner, repo }))).data);
  const {
    id,
    full_name: name,
    default_branch: defaultBranch,
    owner: { id: ownerId },
  } = await get('', repositoryShape);
  const rules = await get(`/rules/branches/${encodeURIComponent(defaultBranch)}`, rulesShape);
  const named = environments.map(async (one) => [one, await environmentOf(one, get)] as const);
  return {
    name,
    ids: { owner: ownerId, repository: id },
    defaultBranch,
    tokens: await get('/actions/permissions/workflow', workflowShape),
    rules: new Map(rules.map(({ type, parameters = {} }) => [type, parameters])),
    environments: new Map(await Promise.all(named)),
    secrets: (await get('/actions/secrets?per_page=100', secretsShape)).secrets.map((one) => one.name),
  };
}

type Get = <Shape extends z.ZodType>(path: string, shape: Shape) => Promise<z.infer<Shape>>;

async function environmentOf(name: string, get: Get): Promise<EnvironmentSettings | undefined> {
  const path = `/environments/${encodeURIComponent(name)}`;
  const found = await get(path, environmentShape).catch((error: unknown) => {
    if ((error as { readonly status?: number }).status === 404) return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const reviewers = found.protection_rules.find(({ type }) => type === 'required_reviewers');
  const custom = found.deployment_branch_policy?.custom_branch_policies === true;
  const { variables } = await get(`${path}/variables?per_page=30`, variablesShape);
  const policies = custom ? await get(`${path}/deployment-branch-policies`, policiesShape) : undefined;
  return {
    reviewed: reviewers !== undefined,
    selfReview: reviewers?.prevent_self_review !== true,
    variables: variables.map((one) => one.name),
    refs: policies?.branch_policies.map(({ name: ref, type = 'branch' }) => `${type} ${ref}`),
  };
}
