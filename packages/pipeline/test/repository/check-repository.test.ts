import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { checkRepositoryProgram } from '../../src/repository/check-repository-program';
import { AContext } from '../support/a-context';

type Answers = Record<string, unknown>;

const reviewers = { type: 'required_reviewers', prevent_self_review: true };
const environment = { protection_rules: [reviewers], deployment_branch_policy: { custom_branch_policies: true } };

/** A repository as it should be, by path below `/repos/acme/serving`: fields as "REST API endpoints" of docs.github.com have them. */
const sound = (): Answers => ({
  '': { id: 815, full_name: 'acme/serving', default_branch: 'main', owner: { id: 4711 } },
  '/actions/permissions/workflow': { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
  '/actions/secrets': { secrets: [] },
  '/rules/branches/main': [
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: 1,
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: true,
        require_last_push_approval: true,
      },
    },
    {
      type: 'required_status_checks',
      parameters: { required_status_checks: [{ context: 'plan review' }, { context: 'test (22)' }] },
    },
    { type: 'non_fast_forward' },
    { type: 'deletion' },
  ],
  '/environments/dev': environment,
  '/environments/dev/variables': { variables: [{ name: 'AWS_ACCOUNT' }, { name: 'AWS_REGION' }] },
  '/environments/release/variables': { variables: [] },
  '/environments/dev/deployment-branch-policies': { branch_policies: [{ name: 'main', type: 'branch' }] },
  '/environments/release': environment,
  '/environments/release/deployment-branch-policies': { branch_policies: [{ name: 'v*', type: 'tag' }] },
});

describe('pipeline check-repository', () => {
  let server: Server;
  let answers: Answers;
  let methods: Set<string | undefined>;
  let context: AContext;

  beforeEach(async () => {
    answers = sound();
    methods = new Set();
    server = createServer((request, response) => {
      methods.add(request.method);
      const path = (request.url ?? '').replace(/^\/repos\/acme\/serving/i, '').replace(/\?.*$/, '');
      const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    context = new AContext({
      GITHUB_TOKEN: 't',
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    context.write('apps/dev/cdktf.json', {});
    context.write('apps/bootstrap/cdktf.json', {});
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
    context.remove();
  });

  const check = (repository = 'acme/serving') => checkRepositoryProgram(['--repository', repository], context);

  it('finds nothing missing where all is as it should be, tells the ids, and changes nothing', async () => {
    expect(await check()).toBe(0);
    expect(context.printed()).toBe("acme/serving  ids { owner: '4711', repository: '815' }\nNothing is missing.\n");
    expect([...methods]).toEqual(['GET']);
  });

  it('wants the name in its canonical case', async () => {
    expect(await check('Acme/Serving')).toBe(1);
    expect(context.printed()).toContain('the repository is called acme/serving: write it so');
  });

  const rules = (change: (parameters: Record<string, unknown>) => object) => () => {
    const [reviews, ...others] = sound()['/rules/branches/main'] as { parameters: Record<string, unknown> }[];
    answers['/rules/branches/main'] = [{ ...reviews, parameters: change(reviews?.parameters ?? {}) }, ...others];
  };
  const without = (type: string) => () => {
    answers['/rules/branches/main'] = (answers['/rules/branches/main'] as { type: string }[]).filter(
      (rule) => rule.type !== type,
    );
  };
  const set = (path: string, value: unknown) => () => void (answers[path] = value);

  it.each<[string, () => void, string]>([
    [
      'another default branch',
      () => {
        Object.assign(answers[''] as object, { default_branch: 'trunk' });
        answers['/rules/branches/trunk'] = answers['/rules/branches/main'];
      },
      'the default branch is trunk',
    ],
    [
      'tokens that may write',
      set('/actions/permissions/workflow', {
        default_workflow_permissions: 'write',
        can_approve_pull_request_reviews: false,
      }),
      'may write by default',
    ],
    [
      'workflows that approve',
      set('/actions/permissions/workflow', {
        default_workflow_permissions: 'read',
        can_approve_pull_request_reviews: true,
      }),
      'may approve pull requests',
    ],
    ['no rule of reviews', without('pull_request'), 'takes changes that nobody approved'],
    [
      'no approval',
      rules((all) => ({ ...all, required_approving_review_count: 0 })),
      'takes changes that nobody approved',
    ],
    [
      'approvals that outlive a push',
      rules((all) => ({ ...all, dismiss_stale_reviews_on_push: false })),
      'dismiss_stale_reviews_on_push',
    ],
    ['no owners', rules((all) => ({ ...all, require_code_owner_review: false })), 'require_code_owner_review'],
    [
      'approvals by who pushed last',
      rules((all) => ({ ...all, require_last_push_approval: false })),
      'require_last_push_approval',
    ],
    ['no checks', without('required_status_checks'), 'does not require the check "plan review"'],
    [
      'a check that only begins so',
      set('/rules/branches/main', [
        ...(sound()['/rules/branches/main'] as object[]).slice(0, 1),
        {
          type: 'required_status_checks',
          parameters: { required_status_checks: [{ context: 'plan reviewed' }, { context: 'test' }] },
        },
        { type: 'deletion' },
        { type: 'non_fast_forward' },
      ]),
      'does not require the check "plan review"',
    ],
    ['a history that can be replaced', without('non_fast_forward'), 'lacks the rule non_fast_forward'],
    ['no environment', () => Reflect.deleteProperty(answers, '/environments/dev'), 'there is no environment dev'],
    [
      'an environment without reviewers',
      set('/environments/dev', { ...environment, protection_rules: [] }),
      'dev asks nobody',
    ],
    [
      'reviewers of their own',
      set('/environments/dev', {
        ...environment,
        protection_rules: [{ type: 'required_reviewers', prevent_self_review: false }],
      }),
      'approve themselves',
    ],
    [
      'an environment for every branch',
      set('/environments/dev', { ...environment, deployment_branch_policy: null }),
      'dev lets in every branch',
    ],
    [
      'an environment for a pattern',
      set('/environments/dev/deployment-branch-policies', { branch_policies: [{ name: 'main*' }] }),
      'dev lets in branch main*',
    ],
    [
      'an environment that does not say where its app is',
      set('/environments/dev/variables', { variables: [{ name: 'AWS_ACCOUNT' }] }),
      'dev has no variable AWS_REGION',
    ],
    [
      'a release from branches',
      set('/environments/release/deployment-branch-policies', { branch_policies: [{ name: 'main', type: 'branch' }] }),
      'release lets in branch main',
    ],
    [
      'a secret that nothing needs',
      set('/actions/secrets', { secrets: [{ name: 'NPM_TOKEN' }] }),
      'there is a secret NPM_TOKEN',
    ],
  ])('names %s, and nothing else', async (_what, arrange, says) => {
    arrange();
    expect(await check()).toBe(1);
    const lines = context
      .printed()
      .split('\n')
      .filter((line) => line.startsWith('- '));
    expect(lines[0]).toContain(says);
    expect(lines.length).toBeLessThan(3);
  });

  it('says so where the token may not read settings', async () => {
    delete answers['/actions/secrets'];
    await expect(check()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('GitHub answered 404') as string,
    });
  });
});
