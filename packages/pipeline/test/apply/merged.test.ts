import { markerLine } from '@spot-serving/plan-review';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { receiptProgram } from '../../src/apply/receipt-program';
import { applyProgram } from '../../src/apply/apply-program';
import { AContext } from '../support/a-context';
import { BOT, FakeGitHub } from '@spot-serving/emulator/github';
import { reviewFile } from '../support/review-file';
import { synthesized, type FixtureStack } from '../support/synthesized';

jest.setTimeout(120_000);

const HEAD = 'a'.repeat(40);
const event = (name: string): string => join(__dirname, '..', 'fixtures', `${name}.json`);

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
    await reviewFile(context, 'dev', dir, HEAD);
    body = context.read(`fragments-${HEAD.slice(0, 4)}.md`);
    context.write('summary', '');
    github.pulls.push({
      number: 7,
      merged_at: '2026-11-22',
      merge_commit_sha: '2'.repeat(40),
      head: { sha: HEAD },
      base: { repo: { full_name: 'acme/serving' } },
    });
  });

  afterEach(async () => {
    await github.close();
    context.remove();
  });

  const apply = (name = 'push', ...more: readonly string[]) =>
    applyProgram(['--synthesized', dir, '--app', 'dev', '--event', event(name), ...more], context);

  it('finds the review on the pull request that was merged, behind a hundred comments, and leaves its receipt there', async () => {
    for (let n = 0; n < 120; n++) github.addComment('somebody', 7, `comment ${n}`);
    const comment = github.addComment(BOT, 7, body);
    expect(await apply()).toBe(0);
    expect(context.read('outputs')).toBe('pending=false\nserving=true\n');
    expect(comment.body.startsWith(body.trimEnd())).toBe(true);
    expect(comment.body).toMatch(/\| dev-network \| 2 created as reviewed, state \d+, \d+ s \|/);
    expect(comment.body).toContain(
      'The way back: revert the commit in a pull request. The commit before was `111111111`.',
    );
  });

  it.each([
    ['by somebody else', () => github.addComment('mallory', 7, body)],
    [
      'of another commit than the one that was merged',
      () => github.addComment(BOT, 7, body.replaceAll(HEAD, 'f'.repeat(40))),
    ],
    ['that says fail', () => github.addComment(BOT, 7, body.replace('"verdict":"routine"', '"verdict":"fail"'))],
    [
      'on a pull request that was not merged as this commit',
      () => github.pulls.splice(0, 1) && github.addComment(BOT, 7, body),
    ],
    ['that is not there', () => undefined],
  ])('applies nothing by a review %s, and asks', async (_what, arrange) => {
    arrange();
    expect(await apply()).toBe(0);
    expect(context.read('outputs')).toBe('pending=true\nserving=false\n');
    expect(context.printed()).toMatch(
      /so nothing of it was reviewed\.\n(dev-\w+ {2}waits for approval: never reviewed\n){2}/,
    );
    expect(context.read('summary')).toContain('terraform_data.one');
    expect(context.read('dev-network.tfstate')).toBe('');
  });

  it('takes no fingerprint of another commit, though somebody writes the merged one into the comment', async () => {
    github.addComment(BOT, 7, body.replaceAll(HEAD, 'f'.repeat(40)));
    github.pulls.splice(0, 1, { ...(github.pulls[0] as (typeof github.pulls)[0]), head: { sha: 'f'.repeat(40) } });
    expect(await apply()).toBe(0);
    expect(context.read('outputs')).toBe('pending=true\nserving=false\n');
    expect(context.read('dev-network.tfstate')).toBe('');
  });

  it('applies nothing of a configuration that runs what no plan shows, though the plan is the one that was reviewed', async () => {
    github.addComment(BOT, 7, body);
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
    const comment = github.addComment(BOT, 7, body);
    const file = `${dir}/stacks/dev-network/cdk.tf.json`;
    const stack = JSON.parse(context.read(file)) as {
      readonly resource: { readonly terraform_data: { readonly one: object } };
    };
    const postcondition = [{ condition: '${self.input == "never"}', error_message: 'no, password=hunter2hunter2' }];
    Object.assign(stack.resource.terraform_data.one, { lifecycle: { postcondition } });
    context.write(file, stack);
    expect(await apply()).toBe(1);
    const told = [context.complained(), comment.body, context.read('summary')].join();
    expect(told).toContain('Resource postcondition failed');
    expect(told).not.toContain('hunter2');
  });

  it('shows what waits in the comment and in the summary, and the next round of the run applies it and keeps what the first one did', async () => {
    const half = body.replace(/"dev-serving":"[^"]+"/, '"dev-other":"v1.x"');
    const comment = github.addComment(BOT, 7, half);
    expect(await apply('push', '--out', 'decision-first')).toBe(0);
    expect(comment.body).toContain(
      '**dev-serving waits for approval**: its plan is in the summary of [this run](https://github.com/acme/serving/actions/runs/9)',
    );
    expect(await apply('push', '--decisions', '.')).toBe(0);
    expect(context.read('outputs')).toBe('pending=true\nserving=false\npending=false\nserving=true\n');
    expect(comment.body.match(/<!-- receipt dev -->/g)).toHaveLength(1);
    expect(comment.body).toMatch(
      /\| dev-network \| 2 created as reviewed, .*\n\| dev-serving \| 2 created as approved/,
    );
    expect(comment.body.split('\n')[0]).toBe(half.split('\n')[0]);
  });

  it('adds to the receipt how the check ended, once, and says so where there is none', async () => {
    const comment = github.addComment(BOT, 7, body);
    const check = (outcome: string) =>
      receiptProgram(['--app', 'dev', '--event', event('push'), '--check', outcome], context);
    expect(await check('success')).toBe(0);
    expect([context.printed(), comment.body]).toEqual(['There is no receipt to add to.\n', body]);
    await apply();
    await check('failure');
    await check('success');
    expect(comment.body).toMatch(
      /111111111`\.\n\ncheck-serving: every pod serves what was planned\.\n<!-- end of receipt -->\n$/,
    );
    await expect(check('fine')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('--check is success, failure') as string,
    });
  });

  it('takes a run that somebody starts for what was merged last', async () => {
    github.addComment(BOT, 7, body);
    context.env.GITHUB_SHA = '2'.repeat(40);
    expect(await apply('workflow-dispatch')).toBe(0);
    expect(context.printed()).toContain('The review of #7, at aaaaaaaaa.');
  });

  it('fails before it touches anything when GitHub cannot be asked, and without the key', async () => {
    const cut = new AContext({
      ...context.env,
      GITHUB_API_URL: `${github.baseUrl}/nothing`,
      REVIEW_FINGERPRINT_KEY: 'short',
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
      BOT,
      7,
      `${markerLine({ apps: [], head: HEAD, base: HEAD, run: 1, attempt: 1, verdict: 'none', fingerprints: {} }).replace(' v1 ', ' v2 ')}\n`,
    );
    expect(await apply()).toBe(0);
    expect(context.printed()).toContain('#7 has no review of github-actions[bot]');
  });
});
