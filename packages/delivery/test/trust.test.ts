import { gitHubTrustPolicy, repositoryProblems, subjects } from '../src';
import { taken } from './evaluated';

const providerArn = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const ids = { owner: '4711', repository: '815' };
const repository = { repository: 'example/models', ids };

const files = '.github/workflows';
const of = { providerArn, repository, branch: 'main' };
const plan = gitHubTrustPolicy({
  ...of,
  occasion: { kind: 'branch', branch: 'main' },
  workflows: ['plan-trusted.yml'],
});
const drift = gitHubTrustPolicy({ ...of, occasion: { kind: 'branch', branch: 'main' }, workflows: ['drift.yml'] });
const apply = gitHubTrustPolicy({
  ...of,
  occasion: { kind: 'environment', environment: 'prod-eu-west-1' },
  workflows: ['apply-round.yml', 'destroy.yml'],
});

/** Claims of a token for a job of the repository, as GitHub documents them ("OpenID Connect reference"). */
function claims(context: string, file: string, change: Readonly<Record<string, string>> = {}) {
  return {
    aud: 'sts.amazonaws.com',
    sub: `repo:example/models:${context}`,
    repository_id: '815',
    ref: 'refs/heads/main',
    job_workflow_ref: `example/models/${files}/${file}@refs/heads/main`,
    ...change,
  };
}

const main = 'ref:refs/heads/main';
const prod = 'environment:prod-eu-west-1';
const immutable = (context: string) => ({ sub: `repo:example@4711/models@815:${context}` });
const other = (context: string) => ({ sub: `repo:example/other:${context}`, repository_id: '99' });
/** Somebody registered the repository's former name after it was renamed. */
const takenOver = { repository_id: '4242' };
/** A pull request: its own workflow files, with the ref of its merge. */
const pull = (file: string) => ({
  ref: 'refs/pull/7/merge',
  job_workflow_ref: `example/models/${files}/${file}@refs/pull/7/merge`,
});
const topic = (file: string) => ({
  ref: 'refs/heads/topic',
  job_workflow_ref: `example/models/${files}/${file}@refs/heads/topic`,
});

describe('trust in jobs of GitHub', () => {
  it.each([
    ['what plans pull requests, on main, may plan', plan, claims(main, 'plan-trusted.yml'), true],
    ['so it may with an immutable subject', plan, claims('', 'plan-trusted.yml', immutable(main)), true],
    [
      'a pull request may not, though its file has that name',
      plan,
      claims('pull_request', 'plan-trusted.yml', pull('plan-trusted.yml')),
      false,
    ],
    ['nor with a subject of main', plan, claims(main, 'plan-trusted.yml', pull('plan-trusted.yml')), false],
    [
      'a branch may not, whose file has that name',
      plan,
      claims('ref:refs/heads/topic', 'plan-trusted.yml', topic('plan-trusted.yml')),
      false,
    ],
    ['another workflow of main may not plan', plan, claims(main, 'ci.yml'), false],
    [
      'a workflow of another repository, called from here, may not',
      plan,
      claims(main, 'x', { job_workflow_ref: `mallory/tools/${files}/plan-trusted.yml@refs/heads/main` }),
      false,
    ],
    [
      'nor one of a fork that has that file',
      plan,
      claims('', 'plan-trusted.yml', { sub: `repo:stranger/models:${main}`, repository_id: '77' }),
      false,
    ],
    ['what plans may not look for drift', drift, claims(main, 'plan-trusted.yml'), false],
    ['what looks for drift may', drift, claims(main, 'drift.yml'), true],
    ['and may not plan pull requests', plan, claims(main, 'drift.yml'), false],
    ['another branch may not', drift, claims('ref:refs/heads/main-2', 'drift.yml'), false],
    [
      'a tag named like the branch may not',
      drift,
      claims('ref:refs/tags/main', 'drift.yml', { ref: 'refs/tags/main' }),
      false,
    ],
    ['a round of the environment may apply', apply, claims(prod, 'apply-round.yml'), true],
    ['a destroy of it may', apply, claims(prod, 'destroy.yml'), true],
    ['so it may with an immutable subject', apply, claims('', 'apply-round.yml', immutable(prod)), true],
    ['another workflow in the environment may not', apply, claims(prod, 'ci.yml'), false],
    [
      'the environment may not, from another branch that its rules let in',
      apply,
      claims(prod, 'apply-round.yml', topic('apply-round.yml')),
      false,
    ],
    [
      'nor with the file of main, from a branch',
      apply,
      claims(prod, 'apply-round.yml', { ref: 'refs/heads/topic' }),
      false,
    ],
    ['nor from a tag named like the branch', apply, claims(prod, 'apply-round.yml', { ref: 'refs/tags/main' }), false],
    ['a pull request may not apply', apply, claims('pull_request', 'apply-round.yml'), false],
    ['main without an environment may not apply', apply, claims(main, 'apply-round.yml'), false],
    ['another environment may not', apply, claims('environment:dev-eu-west-1', 'apply-round.yml'), false],
    ['an environment whose name only begins so may not', apply, claims(`${prod}-x`, 'apply-round.yml'), false],
    ['another repository may not', apply, claims('', 'apply-round.yml', other(prod)), false],
    [
      'a repository that took over the name may not, its id being another',
      apply,
      claims(prod, 'apply-round.yml', takenOver),
      false,
    ],
    ['another audience may not', apply, claims(prod, 'apply-round.yml', { aud: 'https://github.com/example' }), false],
    ['a renamed branch may not', apply, claims(prod, 'apply-round.yml', { ref: 'refs/heads/main2' }), false],
  ])('%s', async (_, trust, token, trusted) => {
    expect(await taken(trust, providerArn, token)).toBe(trusted ? 'Allowed' : 'ImplicitlyDenied');
  });

  it.each(['ref', 'job_workflow_ref', 'repository_id', 'aud', 'sub'] as const)('needs the claim %s', async (claim) => {
    const others = Object.fromEntries(
      Object.entries(claims(prod, 'apply-round.yml')).filter(([name]) => name !== claim),
    );
    expect(await taken(apply, providerArn, others)).toBe('ImplicitlyDenied');
  });

  it('is in a provider, and in no other one', async () => {
    const elsewhere = 'arn:aws:iam::111122223333:oidc-provider/gitlab.com';
    expect(await taken(apply, elsewhere, claims(prod, 'apply-round.yml'))).not.toBe('Allowed');
  });

  it('writes a colon in a name as GitHub does', () => {
    expect(subjects(repository, { kind: 'environment', environment: 'prod:eu' })).toEqual([
      'repo:example/models:environment:prod%3Aeu',
      'repo:example@4711/models@815:environment:prod%3Aeu',
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
