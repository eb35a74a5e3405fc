import { bot } from '@spot-serving/emulator/github';
import type { Plan, StackReview } from '@spot-serving/plan-review';

import { keepIssues } from '../../src/drift/keep-issues';
import { MemoryIssues } from './memory-issues';
import { plan } from './some-plan';

const outputChange = {
  actions: ['update'],
  before: 'a',
  after: 'b',
  afterUnknown: false,
  beforeSensitive: false,
  afterSensitive: false,
  replacePaths: [],
};

describe('keepIssues', () => {
  let issues: MemoryIssues;
  beforeEach(() => {
    issues = new MemoryIssues();
  });

  const night = (results: Readonly<Record<string, StackReview['result']>>) =>
    keepIssues(issues, {
      stacks: Object.entries(results).map(([name, result]) => ({ name, result })),
      author: bot,
      date: '2026-11-22',
    });

  it('opens one issue the first night, updates it the second, and closes it on the first clean one', async () => {
    expect(await night({ 'dev-network': plan('update') })).toEqual(['dev-network  differs, #1 opened']);
    const first = issues.all[0]?.body;
    expect(first).toContain('aws_vpc.main');
    expect(
      await night({ 'dev-network': plan('update', { changes: [], outputs: [{ name: 'x', change: outputChange }] }) }),
    ).toEqual(['dev-network  differs, #1 updated']);
    expect([issues.all.length, issues.all[0]?.body === first]).toEqual([1, false]);
    expect(await night({ 'dev-network': plan('no-op') })).toEqual(['dev-network  no difference, #1 closed']);
    expect([issues.titles, issues.said]).toEqual([[], ['Planned 2026-11-22: no difference any more.']]);
    expect(await night({ 'dev-network': plan('no-op') })).toEqual(['dev-network  no difference']);
  });

  it('keeps one for each stack', async () => {
    await night({ 'dev-network': plan('update'), 'dev-cluster': plan('update'), 'dev-models': plan('no-op') });
    expect(issues.titles).toEqual(['Drift: dev-cluster', 'Drift: dev-network']);
    await night({ 'dev-network': plan('no-op'), 'dev-cluster': plan('update'), 'dev-models': plan('no-op') });
    expect(issues.titles).toEqual(['Drift: dev-cluster']);
  });

  it('closes nothing for a stack that could not be planned, and says that what is there is old', async () => {
    await night({ 'dev-network': plan('update') });
    for (const result of [{ failed: 'no credentials' }, { waitingFor: ['dev-models'] }]) {
      expect(await night({ 'dev-network': result })).toEqual(['dev-network  could not be planned, #1 stays open']);
    }
    expect(issues.all[0]?.body).toMatch(
      /^<!-- spot-serving drift v1 dev-network -->\n\*\*Could not be planned 2026-11-22.*aws_vpc\.main/s,
    );
    expect(await night({ 'dev-network': plan('update') })).toEqual(['dev-network  differs, #1 updated']);
    expect(issues.all[0]?.body).not.toContain('Could not be planned');
  });

  it('leaves the issue of somebody else alone, whatever it says, and closes one of two of its own', async () => {
    const body = '<!-- spot-serving drift v1 dev-network -->\n';
    issues.given('mallory', body);
    issues.given(bot, body);
    issues.given(bot, body);
    await night({ 'dev-network': plan('update') });
    expect(issues.all.map(({ state, body: said }) => [state, said.includes('aws_vpc.main')])).toEqual([
      ['open', false],
      ['open', true],
      ['closed', false],
    ]);
    await night({ 'dev-network': plan('no-op') });
    expect(issues.all.map(({ state }) => state)).toEqual(['open', 'closed', 'closed']);
  });

  it('takes no difference that the code ignores, and no data that is read again, for drift', async () => {
    const { changes } = (plan('update') as { readonly plan: Plan }).plan;
    const read = changes.map((change) => ({
      ...change,
      mode: 'data' as const,
      change: { ...change.change, actions: ['read'] },
    }));
    await night({ 'dev-network': plan('no-op', { drift: changes, changes: read }) });
    expect(issues.all).toEqual([]);
  });

  describe('the image of nodes', () => {
    const group = (release_version: string | undefined, action: 'no-op' | 'update' = 'no-op') => {
      const { changes } = (plan(action) as { readonly plan: Plan }).plan;
      const nodes = changes.map((change) => ({
        ...change,
        address: 'aws_eks_node_group.system',
        type: 'aws_eks_node_group',
        change: { ...change.change, after: { release_version: release_version ?? null } },
      }));
      return plan('no-op', { changes: nodes });
    };

    it('opens an issue once it is older than a month, and closes it when it is not', async () => {
      expect(await night({ 'dev-cluster': group('1.35.6-20261023') })).toEqual(['dev-cluster  no difference']);
      expect(await night({ 'dev-cluster': group('1.35.6-20261022') })).toEqual([
        'dev-cluster  has an old image, #1 opened',
      ]);
      expect(issues.all[0]?.body).toContain('its nodes run an old image');
      expect(issues.all[0]?.body).toContain('image 1.35.6-20261022, of 31 days ago');
      expect(issues.all[0]?.body).toContain('resolve-versions');
      expect(await night({ 'dev-cluster': group('1.35.6-20261120') })).toEqual([
        'dev-cluster  no difference, #1 closed',
      ]);
    });

    it('is said beside what differs', async () => {
      expect(await night({ 'dev-cluster': group('1.35.6-20260101', 'update') })).toEqual([
        'dev-cluster  differs, #1 opened',
      ]);
      expect(issues.all[0]?.body).toMatch(/it differs from main[^]*Either somebody[^]*of 325 days ago/);
    });

    it.each([undefined, '1.35.6', '1.35.6-20991231', 'latest', '1.35.6-20261399'])(
      'is not old as %s',
      async (release) => {
        expect(await night({ 'dev-cluster': group(release) })).toEqual(['dev-cluster  no difference']);
      },
    );
  });
});
