import { FakeGitHub } from '@spot-serving/emulator/github';

import { findPullProgram } from '../../src/pull/find-pull-program';
import { AContext } from '../support/a-context';

const head = 'a'.repeat(40);
const ours = { full_name: 'acme/serving' };

/** The event by which GitHub starts a trusted run, as "Webhook events and payloads" has it; what a branch can choose is only the content of the other run. */
const event = (run: object = {}, repository: object = {}) => ({
  workflow_run: {
    id: 5,
    path: '.github/workflows/plan.yml',
    event: 'pull_request',
    conclusion: 'success',
    head_sha: head,
    head_branch: 'topic',
    head_repository: ours,
    pull_requests: [{ number: 99 }],
    ...run,
  },
  repository: { ...ours, default_branch: 'main', ...repository },
});

const pull = (change: object = {}) => ({
  number: 7,
  head: { sha: head, ref: 'topic', repo: ours },
  base: { sha: 'b'.repeat(40), ref: 'main', repo: ours },
  ...change,
});

describe('pipeline find-pull', () => {
  let github: FakeGitHub;
  let context: AContext;

  beforeEach(async () => {
    github = await new FakeGitHub().start();
    context = new AContext({ GITHUB_TOKEN: 't', GITHUB_API_URL: github.baseUrl });
    context.env.GITHUB_OUTPUT = context.write('outputs', '');
  });

  afterEach(async () => {
    await github.close();
    context.remove();
  });

  const find = (json: object) =>
    findPullProgram(['--event', context.write('event.json', json), '--out', 'pull.json'], context);

  it('finds the open pull request of a commit by what GitHub says, not by what the run says', async () => {
    github.openPulls.push(pull());
    expect(await find(event())).toBe(0);
    expect(context.read('outputs')).toBe(`found=true\nnumber=7\nhead="${head}"\nbase="${'b'.repeat(40)}"\n`);
    expect(JSON.parse(context.read('pull.json'))).toEqual({
      pull_request: { number: 7, head: { sha: head, repo: ours }, base: { sha: 'b'.repeat(40) } },
      repository: ours,
    });
    expect(github.checks).toEqual([]);
  });

  it('compares names of repositories as GitHub does', async () => {
    github.openPulls.push(pull({ head: { sha: head, ref: 'topic', repo: { full_name: 'Acme/Serving' } } }));
    await find(event({ head_repository: { full_name: 'ACME/serving' } }));
    expect(context.read('outputs')).toMatch(/^found=true/);
  });

  it.each<[string, object, object | undefined]>([
    ['a workflow of the branch that is called plan too', event({ path: '.github/workflows/evil.yml' }), pull()],
    ['a run of a push', event({ event: 'push' }), pull()],
    [
      'a commit that was replaced since (rebased)',
      event(),
      pull({ head: { sha: 'c'.repeat(40), ref: 'topic', repo: ours } }),
    ],
    ['a branch that was renamed since', event(), pull({ head: { sha: head, ref: 'other', repo: ours } })],
    ['a pull request to another branch', event(), pull({ base: { sha: 'b'.repeat(40), ref: 'release', repo: ours } })],
    [
      'a pull request whose branch is in a fork of that name',
      event(),
      pull({ head: { sha: head, ref: 'topic', repo: { full_name: 'mallory/serving' } } }),
    ],
    ['no pull request', event(), undefined],
  ])('finds nothing for %s, and says nothing', async (_what, json, there) => {
    if (there !== undefined) github.openPulls.push(there);
    expect(await find(json)).toBe(0);
    expect([context.read('outputs'), context.read('pull.json'), github.checks]).toEqual(['found=false\n', '', []]);
  });

  it.each<[string, object, readonly object[], string, string]>([
    ['a fork', event({ head_repository: { full_name: 'mallory/serving' } }), [pull()], 'failure', 'in a fork'],
    ['a fork that is gone', event({ head_repository: null }), [pull()], 'failure', 'in a fork'],
    ['two pull requests of one commit', event(), [pull(), pull({ number: 8 })], 'failure', '#7 and #8'],
    [
      'a branch that does not synthesize',
      event({ conclusion: 'failure' }),
      [pull()],
      'failure',
      'Nothing was synthesized',
    ],
    [
      'a queue',
      event({ event: 'merge_group', head_branch: 'gh-readonly-queue/main/pr-7-x' }),
      [],
      'success',
      'A queue merges',
    ],
  ])('says in the check why %s is not planned', async (_what, json, pulls, conclusion, says) => {
    github.openPulls.push(...pulls);
    expect(await find(json)).toBe(0);
    expect(context.read('outputs')).toBe('found=false\n');
    expect(github.checks).toMatchObject([{ head_sha: head, conclusion }]);
    expect(github.checks[0]?.output.summary).toContain(says);
  });

  it.each([
    ['a commit that is none', event({ head_sha: 'main; rm -rf /' })],
    ['a repository with a path', event({}, { full_name: '../../x' })],
    ['the event of a pull request', { pull_request: {}, repository: ours }],
  ])('refuses %s', async (_what, json) => {
    await expect(find(json)).rejects.toMatchObject({ exitCode: 2 });
    expect(github.requests).toEqual([]);
  });
});
