import { FakeGitHub } from '@spot-serving/emulator/github';

import { githubClient, refusable } from '../../src/github/github-client';
import { githubComments } from '../../src/github/github-comments';
import { postReview } from '../../src/github/post-review';
import { markerLine, readMarker, type ReviewMarker } from '../../src/github/review-marker';

const bot = 'github-actions[bot]';
const counts = {
  create: 2,
  update: 0,
  replace: 0,
  destroy: 1,
  forget: 0,
  move: 0,
  import: 0,
  drift: 0,
  outputs: 0,
  actions: 0,
  deferred: 0,
};
const marker = (run: number, attempt = 1): ReviewMarker => ({
  apps: ['dev'],
  head: 'a'.repeat(40),
  base: 'b'.repeat(40),
  run,
  attempt,
  verdict: 'danger',
  pull: 7,
  sealed: {},
});
const bodyOf = (run: number, text = `review ${run}`): string => `${markerLine(marker(run))}\n${text}\n`;

describe('postReview', () => {
  let github: FakeGitHub;
  let number = 0;

  beforeEach(async () => {
    github = await new FakeGitHub().start();
    number += 1;
  });

  afterEach(() => github.close());

  /** Each client is that of another job; jobs wait on their own. */
  const post = (run: number, markdown = `review ${run}`, attempt = 1) =>
    postReview(
      githubComments({
        pull: { owner: 'acme', repo: `serving-${run}`, number },
        token: 't',
        baseUrl: github.baseUrl,
        second: 10,
      }),
      bot,
      marker(run, attempt),
      { markdown, counts },
    );
  const ours = (): readonly string[] =>
    github.comments.filter(({ user, body }) => user.login === bot && readMarker(body)).map(({ body }) => body);

  it('makes the comment once, and then updates it in place', async () => {
    await post(1);
    await post(2);
    expect(ours()).toEqual([bodyOf(2)]);
    expect(github.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it('finds its comment behind hundreds of others', async () => {
    for (let index = 0; index < 230; index++) github.addComment('somebody', number, 'LGTM');
    github.addComment(bot, number, bodyOf(1));
    await post(2);
    expect(ours()).toEqual([bodyOf(2)]);
    expect(github.comments).toHaveLength(231);
  });

  it('leaves a comment alone that somebody else wrote with our marker, and one of ours without', async () => {
    github.addComment('mallory', number, bodyOf(99));
    github.addComment(bot, number, 'a comment of another workflow');
    await post(1);
    expect(github.comments.map(({ body }) => body)).toEqual([bodyOf(99), 'a comment of another workflow', bodyOf(1)]);
  });

  it('removes what is one too many, and keeps the oldest', async () => {
    const { id } = github.addComment(bot, number, bodyOf(1));
    github.addComment(bot, number, bodyOf(1));
    github.addComment(bot, number, '<!-- spot-serving v0 {"an":"older version"} -->');
    await post(2);
    expect(github.comments).toMatchObject([{ id, issue: number, user: { login: bot }, body: bodyOf(2) }]);
  });

  it('leaves one comment, of the later run, when two runs race to the first', async () => {
    const lists = { seen: 0 };
    const both = new Promise<void>((resolve) => {
      github.between = async (request) => {
        if (!request.startsWith('GET') || ++lists.seen > 2) return;
        if (lists.seen === 2) resolve();
        await both;
      };
    });
    const [first, second] = await Promise.all([post(1), post(2)]);
    expect(github.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
    expect(ours()).toEqual([bodyOf(2)]);
    expect([first.overtaken, second.overtaken]).toEqual([expect.any(Boolean), false]);
  });

  it('does not put an older run over a later one; a later attempt of the same run counts', async () => {
    await post(5);
    await expect(post(4)).resolves.toEqual({ overtaken: true });
    expect(ours()).toEqual([bodyOf(5)]);
    await post(5, 'again', 2);
    expect(ours()[0]).toContain('again');
  });

  it('starts over when another run removes the comment under its hands', async () => {
    const { id } = github.addComment(bot, number, bodyOf(1));
    github.between = (request) => {
      if (request.startsWith('PATCH'))
        github.comments.splice(0, github.comments.findIndex((comment) => comment.id === id) + 1);
    };
    await post(2);
    expect(ours()).toEqual([bodyOf(2)]);
  });

  it('posts where the review is, if it is too long for a comment', async () => {
    await post(7, 'x'.repeat(65_500));
    expect(ours()).toEqual([expect.stringContaining('summary of workflow run 7')]);
    expect(ours()[0]).toContain('create: 2, destroy: 1');
  });

  it('posts the short form when GitHub finds a body too long that we did not', async () => {
    github.refusals.push({ method: 'POST', status: 422, times: 1 });
    await post(7);
    expect(ours()).toEqual([expect.stringContaining('too long for a comment')]);
  });

  it.each([
    [
      'a secondary rate limit',
      { status: 403, headers: { 'retry-after': '2' }, message: 'You have exceeded a secondary rate limit.' },
    ],
    ['an error of the server', { status: 500 }],
    ['a bad gateway', { status: 502 }],
  ])('waits out %s', async (_, refusal) => {
    github.refusals.push({ method: 'POST', times: 1, ...refusal });
    await post(1);
    expect(ours()).toEqual([bodyOf(1)]);
  });

  it('gives up on a server that never recovers, and says so', async () => {
    github.refusals.push({ method: 'GET', status: 500, times: 99 });
    await expect(post(1)).rejects.toMatchObject({
      exitCode: 1,
      message: 'The review could not be posted. GitHub answered 500: no. Run the job again.',
    });
    expect(github.requests.length).toBeLessThan(10);
  });

  it('tells a server that nobody reaches from one that answers', async () => {
    const client = githubClient('nobody', { token: 't', baseUrl: 'http://127.0.0.1:1', second: 1 });
    await expect(refusable(() => client.request('GET /user'))).rejects.toThrow(/^GitHub cannot be reached: /);
  });

  it.each([
    [403, 'Resource not accessible by integration', /pull-requests: write/],
    [401, 'Bad credentials', /GITHUB_TOKEN/],
  ])('says what is missing when GitHub answers %i', async (status, message, remedy) => {
    github.refusals.push({ method: 'POST', status, message, times: 99 });
    await expect(post(1)).rejects.toMatchObject({ exitCode: 1, message: expect.stringMatching(remedy) as string });
  });
});
