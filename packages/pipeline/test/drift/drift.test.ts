import { bot, FakeGitHub } from '@spot-serving/emulator/github';
import type { Fragment } from '@spot-serving/plan-review';

import { driftProgram } from '../../src/drift/drift-program';
import { AContext } from '../support/a-context';
import { plan } from './some-plan';

jest.setTimeout(60_000);

describe('pipeline drift, against an API server', () => {
  let github: FakeGitHub;
  let context: AContext;

  beforeEach(async () => {
    github = await new FakeGitHub().start();
    context = new AContext({ GITHUB_TOKEN: 't', GITHUB_API_URL: github.baseUrl });
  });

  afterEach(async () => {
    await github.close();
    context.remove();
  });

  const night = (results: Readonly<Record<string, Fragment['result']>>, expected = '["dev"]'): Promise<number> => {
    const stacks = Object.keys(results);
    for (const [stack, result] of Object.entries(results)) {
      const fragment: Fragment = {
        fragment: 2,
        verdict: 'none',
        seal: null,
        app: 'dev',
        stack,
        stacks,
        result,
        configuration: {},
        findings: [],
        fingerprint: null,
      };
      context.write(`fragments/fragments-dev/dev.${stack}.json`, fragment);
    }
    return driftProgram(
      ['--fragments', 'fragments', '--repository', 'acme/serving', '--expect-all', expected],
      context,
    );
  };

  it('opens, updates and closes its one issue, behind a hundred others, pull requests among them', async () => {
    for (let n = 0; n < 130; n++) github.addIssue('ann', { title: 'Other', labels: ['drift'] });
    const pull = github.addIssue(bot, {
      body: '<!-- spot-serving drift v1 dev-network -->\n',
      pull_request: {},
      labels: ['drift'],
    });
    expect(await night({ 'dev-network': plan('update') })).toBe(0);
    expect(github.issues).toHaveLength(132);
    expect(github.issues.at(-1)).toMatchObject({
      title: 'Drift: dev-network',
      labels: ['drift'],
      body: expect.stringContaining('aws_vpc.main') as string,
    });
    expect(await night({ 'dev-network': plan('update') })).toBe(0);
    expect(await night({ 'dev-network': plan('no-op') })).toBe(0);
    expect([github.issues.length, github.issues.at(-1)?.state, pull.state]).toEqual([132, 'closed', 'open']);
    expect(context.printed()).toBe(
      'dev-network  differs, #132 opened\ndev-network  differs, #132 updated\ndev-network  no difference, #132 closed\n',
    );
  });

  it('fails when a stack could not be planned, and when no plan of an app arrived', async () => {
    expect(await night({ 'dev-network': { failed: 'no credentials' } }, '["dev","prod"]')).toBe(1);
    expect(context.complained()).toMatch(/^dev-network: no credentials\nprod: No plan arrived/);
  });

  it.each([
    [[], '--repository OWNER/NAME is missing'],
    [['--repository', 'acme'], '--repository is OWNER/NAME, not "acme"'],
    [['--repository', 'a/b'], '--fragments DIR is missing'],
    [['--repository', 'a/b', '--fragments', '.', '--expect-all', ''], '--expect-all is a list of names in JSON'],
  ])('refuses %j', async (argv, words) => {
    await expect(driftProgram(argv, context)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(words) as string,
    });
  });
});
