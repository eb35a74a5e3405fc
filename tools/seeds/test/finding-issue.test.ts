import type { Issue, RepositoryIssues } from '@spot-serving/pipeline';

import { fileFindings } from '../src/finding-issue';

const bot = 'github-actions[bot]';
const finding = { file: 'packages/core/test/a.test.ts', test: 'a -- b --> c', seed: -5, counterexample: '["`"]' };

class MemoryIssues implements RepositoryIssues {
  readonly all: (Issue & { readonly title: string })[] = [];
  open = (): Promise<readonly Issue[]> => Promise.resolve(this.all);
  update = (): Promise<void> => Promise.reject(new Error('not to be called'));
  close = (): Promise<void> => Promise.reject(new Error('not to be called'));
  create = (title: string, body: string, _label: string, author = bot): Promise<Issue> => {
    this.all.push({ number: this.all.length + 1, author, title, body });
    return Promise.resolve({ number: this.all.length, author, body });
  };
}

describe('an issue of a finding', () => {
  it('says how to see it, and shows the case as code', async () => {
    const issues = new MemoryIssues();
    expect(await fileFindings(issues, [finding], bot)).toEqual([`${finding.file}: ${finding.test}  #1 opened`]);
    expect(issues.all[0]?.title).toBe('A seed fails: a -- b --> c');
    expect(issues.all[0]?.body).toContain('\n    cd packages/core && FAST_CHECK_SEED=-5 npx jest test/a.test.ts\n');
    expect(issues.all[0]?.body).toContain('\n    ["`"]\n');
  });

  it('is not opened twice, whatever the case', async () => {
    const issues = new MemoryIssues();
    await fileFindings(issues, [finding], bot);
    const again = await fileFindings(issues, [{ ...finding, seed: 3, counterexample: '[]' }], bot);
    expect([again, issues.all.length]).toEqual([[`${finding.file}: ${finding.test}  #1 is open`], 1]);
  });

  it("is opened in spite of somebody else's that looks alike", async () => {
    const issues = new MemoryIssues();
    await fileFindings(issues, [finding], bot);
    const theirs = issues.all.map((issue) => ({ ...issue, author: 'mallory' }));
    issues.all.splice(0, 1, ...theirs);
    expect(await fileFindings(issues, [finding], bot)).toEqual([`${finding.file}: ${finding.test}  #2 opened`]);
  });

  it('cuts what GitHub would refuse', async () => {
    const issues = new MemoryIssues();
    await fileFindings(issues, [{ ...finding, counterexample: 'x'.repeat(100_000) }], bot);
    expect(issues.all[0]?.body.length).toBeLessThan(65_536);
    expect(issues.all[0]?.body).toContain('The smallest case, cut:');
  });
});
