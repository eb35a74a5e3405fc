import { Failure } from '@spot-serving/terraform-runner';

/** The parts of `owner/name`. @throws {Failure} 2 */
export function repositoryName(text: string): readonly [owner: string, repo: string] {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner === undefined || repo === undefined) throw new Failure(`--repository is OWNER/NAME, not "${text}"`, 2);
  return [owner, repo];
}
