import { gitHubTrustPolicy, type Occasion, repositoryProblems, subjects } from '../src';
import { taken } from './evaluated';

const providerArn = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const ids = { owner: '4711', repository: '815' };
const repository = { repository: 'example/models', ids };
const named = { repository: 'example/models' };

const trustOn = (...occasions: Occasion[]) => gitHubTrustPolicy({ providerArn, repository, occasions });
const plan = trustOn({ kind: 'pull-request' });
const drift = trustOn({ kind: 'branch', branch: 'main' });
const apply = gitHubTrustPolicy({
  providerArn,
  repository,
  branch: 'main',
  occasions: [{ kind: 'environment', environment: 'prod-eu-west-1' }],
});
const applyByName = gitHubTrustPolicy({
  providerArn,
  repository: named,
  occasions: [{ kind: 'environment', environment: 'prod-eu-west-1' }],
});

/** Claims of a token for a job of the repository, as GitHub documents them ("OpenID Connect reference"). */
function claims(context: string, change: Readonly<Record<string, string>> = {}) {
  return {
    aud: 'sts.amazonaws.com',
    sub: `repo:example/models:${context}`,
    repository_id: '815',
    ref: 'refs/heads/main',
    ...change,
  };
}

const immutable = (context: string) => ({ sub: `repo:example@4711/models@815:${context}` });
const other = (context: string) => ({ sub: `repo:example/other:${context}`, repository_id: '99' });
/** Somebody registered the repository's former name after it was renamed. */
const takenOver = { repository_id: '4242' };
/** A pull request from a fork gets no token at all (delivery 2.2); this is one of a workflow in the fork itself. */
const fork = { sub: 'repo:stranger/models:pull_request', repository_id: '77' };

describe('trust in jobs of GitHub', () => {
  it.each([
    ['a pull request of the repository may plan', plan, claims('pull_request'), true],
    ['so it may with an immutable subject', plan, claims('', immutable('pull_request')), true],
    ['a pull request of a fork may not', plan, claims('', fork), false],
    ['main may not take the role of pull requests', plan, claims('ref:refs/heads/main'), false],
    ['main may look for drift', drift, claims('ref:refs/heads/main'), true],
    ['another branch may not', drift, claims('ref:refs/heads/main-2'), false],
    ['a pull request may not look for drift', drift, claims('pull_request'), false],
    ['a tag named like the branch may not', drift, claims('ref:refs/tags/main'), false],
    ['the environment may apply', apply, claims('environment:prod-eu-west-1'), true],
    ['so it may with an immutable subject', apply, claims('', immutable('environment:prod-eu-west-1')), true],
    [
      'the environment may not, from another branch that its rules let in',
      apply,
      claims('environment:prod-eu-west-1', { ref: 'refs/heads/topic' }),
      false,
    ],
    [
      'nor from a tag named like the branch',
      apply,
      claims('environment:prod-eu-west-1', { ref: 'refs/tags/main' }),
      false,
    ],
    ['a pull request may not apply', apply, claims('pull_request'), false],
    ['main without an environment may not apply', apply, claims('ref:refs/heads/main'), false],
    ['another environment may not', apply, claims('environment:dev-eu-west-1'), false],
    ['an environment whose name only begins so may not', apply, claims('environment:prod-eu-west-1-x'), false],
    ['another repository may not', apply, claims('', other('environment:prod-eu-west-1')), false],
    [
      'a repository that took over the name may not, its id being another',
      apply,
      claims('environment:prod-eu-west-1', takenOver),
      false,
    ],
    [
      'another audience may not',
      apply,
      claims('environment:prod-eu-west-1', { aud: 'https://github.com/example' }),
      false,
    ],
    ['without ids, the name alone decides', applyByName, claims('environment:prod-eu-west-1', takenOver), true],
    [
      'without ids, an immutable subject is not known',
      applyByName,
      claims('', immutable('environment:prod-eu-west-1')),
      false,
    ],
  ])('%s', async (_, trust, token, trusted) => {
    expect(await taken(trust, providerArn, token)).toBe(trusted ? 'Allowed' : 'ImplicitlyDenied');
  });

  it('is in a provider, and in no other one', async () => {
    const elsewhere = 'arn:aws:iam::111122223333:oidc-provider/gitlab.com';
    expect(await taken(apply, elsewhere, claims('environment:prod-eu-west-1'))).not.toBe('Allowed');
  });

  it('writes a colon in a name as GitHub does', () => {
    expect(subjects(named, { kind: 'environment', environment: 'prod:eu' })).toEqual([
      'repo:example/models:environment:prod%3Aeu',
    ]);
  });

  it.each([
    ['an address', { repository: 'https://github.com/example/models' }, 'repository'],
    ['a pattern', { repository: 'example/*' }, 'repository'],
    [
      'an id that is a name',
      { repository: 'example/models', ids: { owner: 'example', repository: '815' } },
      'ids.owner',
    ],
  ])('refuses %s for a repository', (_, value, path) => {
    expect(repositoryProblems(value)).toEqual([expect.objectContaining({ path })]);
  });
});
