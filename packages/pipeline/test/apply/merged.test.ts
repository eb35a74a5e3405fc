import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { bot, FakeGitHub, type StoredRun } from '@spot-serving/emulator/github';
import { markerLine } from '@spot-serving/plan-review';

import { applyProgram } from '../../src/apply/apply-program';
import { receiptProgram } from '../../src/apply/receipt-program';
import { AContext } from '../support/a-context';
import { reviewFile } from '../support/review-file';
import { type FixtureStack, synthesized } from '../support/synthesized';

jest.setTimeout(120_000);

const head = 'a'.repeat(40);
const event = (name: string): string => join(__dirname, '..', 'fixtures', `${name}.json`);

/** The run that wrote the review, which ended after it did. */
const aRun = (change: Partial<StoredRun> = {}): StoredRun => ({
  id: 1,
  path: '.github/workflows/plan-trusted.yml',
  event: 'workflow_run',
  status: 'completed',
  run_attempt: 1,
  updated_at: '2026-11-22T10:00:01Z',
  repository: { full_name: 'acme/serving' },
  head_repository: { full_name: 'acme/serving' },
  ...change,
});

/** Local states suffice here: what is tried is where a review is found, and what is written. */
const localBackend = (context: AContext) => (stack: FixtureStack) => ({
  ...stack,
  more: { terraform: { backend: { local: { path: join(context.cwd, `${stack.name}.tfstate`) } } } },
});

describe('pipeline apply, after a merge', () => {
  let github: FakeGitHub;
  let context: AContext;
  let dir: string;
  let body: string;

  beforeEach(async () => {
    github = await new FakeGitHub().start();
    context = new AContext({
      GITHUB_TOKEN: 't',
      GITHUB_API_URL: github.baseUrl,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/serving',
      GITHUB_RUN_ID: '9',
    });
    context.env.GITHUB_OUTPUT = context.write('outputs', '');
    context.env.GITHUB_STEP_SUMMARY = context.write('summary', '');
    dir = synthesized(
      context,
      'dev',
      ['dev-network', 'dev-serving'].map((name) => ({ name, data: { one: 'x', two: 'y' } })).map(localBackend(context)),
      () => ({}),
    );
    await reviewFile(context, { app: 'dev', synthesized: dir, head: head });
    body = context.read(`fragments-${head.slice(0, 4)}.md`);
    context.write('summary', '');
    github.runs.push(aRun());
    github.pulls.push({
      number: 7,
      merged_at: '2026-11-22',
      merge_commit_sha: '2'.repeat(40),
      head: { sha: head },
      base: { repo: { full_name: 'acme/serving' } },
    });
  });

  afterEach(async () => {
    await github.close();
    context.remove();
  });

  const apply = (name = 'push', ...more: readonly string[]) =>
    applyProgram(['--synthesized', dir, '--app', 'dev', '--event', event(name), ...more], context);

  /** Text of the comment of receipts. */
  const receipts = (): string =>
    github.comments.find((one) => one.body.startsWith('<!-- spot-serving receipts -->'))?.body ?? '';

  it('finds the review on the pull request that was merged, behind a hundred comments, and leaves its receipt there', async () => {
    for (let n = 0; n < 120; n++) github.addComment('somebody', 7, `comment ${n}`);
    const comment = github.addComment(bot, 7, body);
    expect(await apply()).toBe(0);
    expect(context.read('outputs')).toBe('pending=false\nserving=true\n');
    expect(comment.body).toBe(body);
    expect(receipts()).toMatch(/\| dev-network \| 2 created as reviewed, state \d+, \d+ s \|/);
    expect(receipts()).toContain(
      'The way back: revert the commit in a pull request. The commit before was `111111111`.',
    );
  });

  const other = 'f'.repeat(40);
  const changed = (from: string | RegExp, to: string): string => {
    const text = body.replaceAll(from, to);
    if (text === body) throw new Error(`the review has no ${String(from)}`);
    return text;
  };
  const runIs = (change: Partial<StoredRun>) => github.runs.splice(0, 1, aRun(change));
  const pullIs = (change: object) =>
    github.pulls.splice(0, 1, { ...(github.pulls[0] as (typeof github.pulls)[0]), ...change });

  it.each<[string, () => unknown]>([
    ['by somebody else', () => github.addComment('mallory', 7, body)],
    ['of another commit than the one that was merged', () => github.addComment(bot, 7, changed(head, other))],
    [
      'of an old commit, with the new one written into it',
      () => (github.addComment(bot, 7, changed(head, other)), pullIs({ head: { sha: other } })),
    ],
    ['that says fail', () => github.addComment(bot, 7, changed('"verdict":"routine"', '"verdict":"fail"'))],
    [
      'whose stacks say less than the run found',
      () =>
        github.addComment(
          bot,
          7,
          changed(/"verdict":"(none|routine)","fingerprint"/g, '"verdict":"care","fingerprint"'),
        ),
    ],
    ['of another pull request', () => github.addComment(bot, 7, changed('"pull":7', '"pull":8'))],
    [
      'of another pull request, renumbered',
      () => (
        github.addComment(bot, 7, changed('"pull":7', '"pull":8')),
        pullIs({ number: 8 }),
        github.addComment(bot, 8, changed('"pull":7', '"pull":8'))
      ),
    ],
    ['of another base', () => github.addComment(bot, 7, changed('b'.repeat(40), other))],
    [
      'of another run that is honest',
      () => (github.addComment(bot, 7, changed('"run":1', '"run":2')), github.runs.push(aRun({ id: 2 }))),
    ],
    [
      'with a seal of nobody',
      () => github.addComment(bot, 7, changed(/"seal":"[^"]+"/g, `"seal":"${Buffer.alloc(32).toString('base64')}"`)),
    ],
    ['whose seals changed places', () => github.addComment(bot, 7, swapped(body))],
    [
      'whose fingerprints are of another plan',
      () => github.addComment(bot, 7, changed(/"fingerprint":"v1\.\w/g, '"fingerprint":"v1.e')),
    ],
    ['of an earlier version', () => github.addComment(bot, 7, changed('spot-serving v2', 'spot-serving v1'))],
    [
      'that somebody edited after the run',
      () => ((github.now = '2026-11-22T10:00:02Z'), github.addComment(bot, 7, body)),
    ],
    [
      'that a run of a branch wrote',
      () => (github.addComment(bot, 7, body), runIs({ path: '.github/workflows/evil.yml' })),
    ],
    [
      'that a run of its file on a pull request wrote',
      () => (github.addComment(bot, 7, body), runIs({ event: 'pull_request' })),
    ],
    [
      'that a run of a fork wrote',
      () => (github.addComment(bot, 7, body), runIs({ head_repository: { full_name: 'mallory/serving' } })),
    ],
    [
      'of a run that began anew and was stopped',
      () => (github.addComment(bot, 7, body), runIs({ run_attempt: 2, updated_at: '2026-11-23T10:00:00Z' })),
    ],
    ['of a run that goes on', () => (github.addComment(bot, 7, body), runIs({ status: 'in_progress' }))],
    [
      'on a pull request that was not merged as this commit',
      () => (github.pulls.splice(0, 1), github.addComment(bot, 7, body)),
    ],
    [
      'on a pull request of another repository',
      () => (github.addComment(bot, 7, body), pullIs({ base: { repo: { full_name: 'mallory/serving' } } })),
    ],
    ['that is not there', () => undefined],
  ])('applies nothing by a review %s, and asks', async (_what, arrange) => {
    arrange();
    expect(await apply()).toBe(0);
    expect(context.read('outputs')).toBe('pending=true\nserving=false\n');
    expect(context.printed()).toMatch(
      /(dev-\w+ {2}waits for approval: (never reviewed|differs from what was seen)\n){2}/,
    );
    expect(context.read('summary')).toContain('terraform_data.one');
    expect(context.read('dev-network.tfstate')).toBe('');
  });

  it("takes no seal of another app's stack of that name", async () => {
    github.addComment(bot, 7, body);
    const args = ['--synthesized', dir, '--app', 'prod', '--event', event('push')];
    expect(await applyProgram(args, context)).toBe(0);
    expect(context.read('outputs')).toBe('pending=true\nserving=false\n');
    expect(context.read('dev-network.tfstate')).toBe('');
  });

  it('takes a repository whose name is written in another case for the same', async () => {
    github.addComment(bot, 7, body);
    pullIs({ base: { repo: { full_name: 'Acme/Serving' } } });
    runIs({ repository: { full_name: 'Acme/Serving' } });
    expect(await apply()).toBe(0);
    expect(context.read('outputs')).toBe('pending=false\nserving=true\n');
  });

  it('applies nothing of a configuration that runs what no plan shows, though the plan is the one that was reviewed', async () => {
    github.addComment(bot, 7, body);
    const ran = join(context.cwd, 'ran');
    const file = `${dir}/stacks/dev-network/cdk.tf.json`;
    const stack = JSON.parse(context.read(file)) as {
      readonly resource: { readonly terraform_data: { readonly one: object } };
    };
    Object.assign(stack.resource.terraform_data.one, { provisioner: [{ 'local-exec': { command: `echo > ${ran}` } }] });
    context.write(file, stack);
    await expect(apply()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('dev-network: a resource has a block provisioner') as string,
    });
    expect([existsSync(ran), context.read('dev-network.tfstate')]).toEqual([false, '']);
  });

  it('writes no secret into a log or a comment that an error quotes', async () => {
    github.addComment(bot, 7, body);
    const file = `${dir}/stacks/dev-network/cdk.tf.json`;
    const stack = JSON.parse(context.read(file)) as {
      readonly resource: { readonly terraform_data: { readonly one: object } };
    };
    const postcondition = [{ condition: '${self.input == "never"}', error_message: 'no, password=hunter2hunter2' }];
    Object.assign(stack.resource.terraform_data.one, { lifecycle: { postcondition } });
    context.write(file, stack);
    expect(await apply()).toBe(1);
    const told = [context.complained(), receipts(), context.read('summary')].join();
    expect(told).toContain('Resource postcondition failed');
    expect(told).not.toContain('hunter2');
  });

  it('shows what waits in the comment and in the summary, and the next round of the run applies it and keeps what the first one did', async () => {
    const half = body.replace('"dev-serving":{', '"dev-other":{');
    const comment = github.addComment(bot, 7, half);
    expect(await apply('push', '--out', 'decision-first')).toBe(0);
    expect(receipts()).toContain(
      '**dev-serving waits for approval**: its plan is in the summary of [this run](https://github.com/acme/serving/actions/runs/9)',
    );
    expect(await apply('push', '--decisions', '.')).toBe(0);
    expect(context.read('outputs')).toBe('pending=true\nserving=false\npending=false\nserving=true\n');
    expect(receipts().match(/<!-- receipt dev -->/g)).toHaveLength(1);
    expect(receipts()).toMatch(/\| dev-network \| 2 created as reviewed, .*\n\| dev-serving \| 2 created as approved/);
    expect(comment.body).toBe(half);
  });

  it('adds to the receipt how the check ended, once, and says so where there is none', async () => {
    const comment = github.addComment(bot, 7, body);
    const check = (outcome: string) =>
      receiptProgram(['--app', 'dev', '--event', event('push'), '--check', outcome], context);
    expect(await check('success')).toBe(0);
    expect([context.printed(), comment.body]).toEqual(['There is no receipt to add to.\n', body]);
    await apply();
    await check('failure');
    await check('success');
    expect(comment.body).toBe(body);
    expect(receipts()).toMatch(
      /111111111`\.\n\ncheck-serving: every pod serves what was planned\.\n<!-- end of receipt -->\n$/,
    );
    await expect(check('fine')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('--check is success, failure') as string,
    });
  });

  it('takes a run that somebody starts for what was merged last', async () => {
    github.addComment(bot, 7, body);
    context.env.GITHUB_SHA = '2'.repeat(40);
    expect(await apply('workflow-dispatch')).toBe(0);
    expect(context.printed()).toContain('The review of #7, at aaaaaaaaa.');
  });

  it('fails before it touches anything when GitHub cannot be asked, and without the key', async () => {
    const cut = new AContext({
      ...context.env,
      GITHUB_API_URL: `${github.baseUrl}/nothing`,
      REVIEW_SEAL_SECRET: 'short',
    });
    const args = ['--synthesized', dir, '--app', 'dev', '--event', event('push')];
    await expect(applyProgram(args, cut)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('has 5 characters') as string,
    });
    expect(github.requests).toEqual([]);
    cut.remove();
  });

  it('believes no marker without a version it knows', async () => {
    github.addComment(
      bot,
      7,
      `${markerLine({ apps: [], head: head, base: head, pull: 7, run: 1, attempt: 1, verdict: 'none', sealed: {} }).replace(' v2 ', ' v3 ')}\n`,
    );
    expect(await apply()).toBe(0);
    expect(context.printed()).toContain('#7 has no review of github-actions[bot]');
  });
});

/** A review in which two stacks have each other's seal. */
function swapped(body: string): string {
  const [one = '', other = ''] = [...body.matchAll(/"seal":"([^"]+)"/g)].map(([, seal]) => seal);
  return body.replace(one, 'x').replace(other, one).replace('"x"', `"${other}"`);
}
