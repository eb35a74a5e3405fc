import { gitHubRepositoryForm, type Problem, unless } from '@spot-serving/core';

/** A GitHub repository whose workflows may take a role. */
export interface GitHubRepository {
  /** `owner/name`. */
  readonly repository: string;
  /**
   * Ids of the owner and of the repository, digits, as `gh api repos/<owner>/<name> --jq '.owner.id, .id'` prints them: GitHub has them in the subjects of
   * repositories made, renamed or transferred after 2026-07-15, and a repository that takes over the name of this one has others (delivery 2.2).
   */
  readonly ids: { readonly owner: string; readonly repository: string };
}

/** Everything wrong with a repository, at `path`; ids where there are some. */
export function repositoryProblems(
  { repository, ids }: Pick<GitHubRepository, 'repository'> & Partial<GitHubRepository>,
  path = 'repository',
): Problem[] {
  const name = unless(gitHubRepositoryForm.test(repository), {
    path,
    value: repository,
    fix: 'write owner/name, as in the address of the repository',
  });
  const numbers = Object.entries(ids ?? {}).filter(([, id]) => !/^\d+$/.test(id));
  return [
    ...name,
    ...numbers.map(([key, value]) => ({
      path: `ids.${key}`,
      value,
      fix: `write digits: gh api repos/${repository} --jq '.owner.id, .id'`,
    })),
  ];
}
