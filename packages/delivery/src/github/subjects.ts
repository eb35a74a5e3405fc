import type { GitHubRepository } from './repository';

/** What a workflow's job must be to get a token: of a branch, or in an environment whose rules GitHub has checked. No job of a pull request gets one. */
export type Occasion =
  { readonly kind: 'branch'; readonly branch: string } | { readonly kind: 'environment'; readonly environment: string };

/**
 * The `sub` claims of GitHub's tokens on an occasion: the form by names, and the immutable one by ids (delivery 2.2).
 *
 * A job in an environment has only the environment's subject, so an apply job without `environment:` never matches one of those.
 */
export function subjects({ repository, ids }: GitHubRepository, occasion: Occasion): string[] {
  const [owner = '', name = ''] = repository.split('/');
  const repositories = [repository, `${owner}@${ids.owner}/${name}@${ids.repository}`];
  return repositories.map((known) => `repo:${known}:${context(occasion)}`);
}

/** GitHub writes a colon inside a value as `%3A`. */
function context(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'branch':
      return `ref:refs/heads/${occasion.branch.replaceAll(':', '%3A')}`;
    case 'environment':
      return `environment:${occasion.environment.replaceAll(':', '%3A')}`;
  }
}
