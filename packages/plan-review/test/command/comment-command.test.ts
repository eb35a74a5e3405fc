import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FakeGitHub } from '@spot-serving/emulator/github';

import { commentCommand } from '../../src/command/comment-command';
import { readMarker } from '../../src/github/review-marker';
import { AContext } from './a-context';
import { aFragment, updates, waitingFragment } from './a-fragment';

const bot = 'github-actions[bot]';

function event(headRepository: string | null, number: number): object {
  const head = { sha: 'c'.repeat(40), repo: headRepository === null ? null : { full_name: headRepository } };
  return { pull_request: { number, head, base: { sha: 'd'.repeat(40) } }, repository: { full_name: 'acme/serving' } };
}

describe('plan-review comment', () => {
  let github: FakeGitHub;
  let context: AContext;
  let pull = 100;

  beforeEach(async () => {
    pull += 1;
    github = await new FakeGitHub().start();
    context = new AContext({
      GITHUB_TOKEN: 't',
      GITHUB_API_URL: github.baseUrl,
      GITHUB_RUN_ID: '77',
      GITHUB_RUN_ATTEMPT: '2',
    });
    context.env.GITHUB_STEP_SUMMARY = context.write('summary.md', '');
  });

  afterEach(async () => {
    context.remove();
    await github.close();
  });

  const comment = (expected: readonly string[] = ['dev'], from: string | null = 'acme/serving') =>
    commentCommand(
      {
        kind: 'comment',
        fragments: 'fragments',
        event: context.write('event.json', event(from, pull)),
        expect: expected,
        unchanged: ['stage'],
        author: bot,
      },
      context,
    );
  const summary = (): string => readFileSync(join(context.cwd, 'summary.md'), 'utf8');

  it('joins the fragments into one comment that says what it was made of, and writes the job summary', async () => {
    context.write('fragments/a/dev.dev-cluster.json', waitingFragment);
    context.write('fragments/b/dev.dev-network.json', aFragment());
    await expect(comment()).resolves.toBe(0);
    const [posted] = github.comments;
    expect(readMarker(posted?.body ?? '')).toMatchObject({
      apps: ['dev'],
      head: 'c'.repeat(40),
      base: 'd'.repeat(40),
      run: 77,
      attempt: 2,
      pull,
      sealed: { 'dev-network': { verdict: 'routine', fingerprint: aFragment().fingerprint, seal: aFragment().seal } },
    });
    expect(posted?.body).toContain('dev-network');
    expect(github.checks).toMatchObject([{ name: 'plan review', head_sha: 'c'.repeat(40), conclusion: 'success' }]);
    expect(summary()).toContain('dev-network');
    expect(summary()).not.toContain('<!-- spot-serving v');
  });

  it.each([
    ['a folder that is not there', () => undefined],
    ['an app that left nothing', () => context.write('fragments/x/readme.txt', '')],
    ['a stack that left nothing', () => context.write('fragments/dev.dev-network.json', aFragment())],
    [
      'a file that was cut off',
      () => context.write('fragments/dev.dev-network.json', JSON.stringify(aFragment()).slice(0, 300)),
    ],
    [
      'a fragment of a newer version',
      () => context.write('fragments/dev.dev-network.json', { ...aFragment(), fragment: 2 }),
    ],
    [
      'a stack that could not be planned',
      () =>
        context.write(
          'fragments/dev.dev-network.json',
          aFragment({ result: { failed: 'no' }, stacks: ['dev-network'] }),
        ),
    ],
  ])('posts a failed review, and ends with 1, for %s', async (_, arrange) => {
    arrange();
    await expect(comment()).resolves.toBe(1);
    expect(github.comments.map(({ body }) => readMarker(body)?.verdict)).toEqual(['fail']);
  });

  it('believes no plan of a stack of which there are two, and binds nothing to either', async () => {
    context.write('fragments/a/dev.dev-network.json', aFragment({ stacks: ['dev-network'] }));
    context.write('fragments/z/dev.dev-network.json', aFragment({ stacks: ['dev-network'] }));
    await expect(comment()).resolves.toBe(1);
    const body = github.comments[0]?.body ?? '';
    expect(readMarker(body)).toMatchObject({ verdict: 'fail', sealed: {} });
    expect(github.checks).toMatchObject([{ conclusion: 'failure' }]);
    expect(body).toContain('Two plans of this stack arrived');
  });

  it('replaces a friendly review of an earlier run by a failed one', async () => {
    context.write('fragments/dev.dev-network.json', aFragment({ stacks: ['dev-network'] }));
    await expect(comment()).resolves.toBe(0);
    context.env.GITHUB_RUN_ID = '78';
    context.write('fragments/dev.dev-network.json', '{');
    await expect(comment()).resolves.toBe(1);
    expect(github.comments.map(({ body }) => readMarker(body)?.verdict)).toEqual(['fail']);
  });

  it.each(['mallory/serving', null])('asks GitHub for nothing when the branch is in %s', async (repository) => {
    context.write('fragments/dev.dev-network.json', aFragment({ stacks: ['dev-network'] }));
    await expect(comment(['dev'], repository)).resolves.toBe(0);
    expect(github.requests).toEqual([]);
    expect(summary()).toContain('dev-network');
    expect(context.printed()).toMatch(/fork/);
  });

  it('leaves room for the fingerprints of many stacks', async () => {
    const stacks = Array.from({ length: 12 }, (_, index) => `dev-${index}`);
    const fingerprint = `v1.${'a'.repeat(64)}.${'b'.repeat(2048)}`;
    for (const stack of stacks)
      context.write(`fragments/dev.${stack}.json`, aFragment({ stack, stacks, result: updates(40), fingerprint }));
    await comment();
    const body = github.comments[0]?.body ?? '';
    expect([body.length < 65_536, Object.keys(readMarker(body)?.sealed ?? {}).length]).toEqual([true, 12]);
    expect(/blocks do not fit here/.test(body)).toBe(true);
  });

  it('says that an apply will ask again when nothing binds it to the review', async () => {
    context.write('fragments/dev.dev-network.json', aFragment({ stacks: ['dev-network'], seal: null }));
    await comment();
    expect(readMarker(github.comments[0]?.body ?? '')?.sealed).toEqual({});
    expect(github.comments[0]?.body).toContain('Some plans have no seal');
  });

  it('needs a token', async () => {
    delete context.env.GITHUB_TOKEN;
    await expect(comment()).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('GITHUB_TOKEN') as string,
    });
  });

  it('reads no event but that of a pull request', async () => {
    const options = {
      kind: 'comment',
      fragments: '.',
      event: context.write('event.json', { ref: 'refs/heads/main' }),
      expect: [],
      unchanged: [],
      author: bot,
    } as const;
    await expect(commentCommand(options, context)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('pull_request') as string,
    });
  });
});
