import { FakeGitHub } from '@spot-serving/emulator/github';

import { renderReview, type StackReview } from '../../src';
import { addedLines } from '../../src/github/added-lines';
import { withExemptionLines } from '../../src/github/exemption-lines';
import { aPlan } from '../support/plan-json';

const patch = `@@ -10,3 +10,4 @@ composeApp(
 const { network } = stack;
-old();
+exempt(bucket, 'bucket-own-key', {
+  reason: 'a partner reads it',
 });
\\ No newline at end of file
@@ -40 +41,2 @@
 last();
+more();`;

describe('addedLines', () => {
  it('has the lines that a diff adds, by their numbers in the new file', () => {
    expect(addedLines('main.ts', patch).map(({ line, text }) => [line, text])).toEqual([
      [11, "exempt(bucket, 'bucket-own-key', {"],
      [12, "  reason: 'a partner reads it',"],
      [42, 'more();'],
    ]);
  });

  it('has none of a file that GitHub does not show', () => {
    expect(addedLines('model.bin', undefined)).toEqual([]);
  });
});

describe('an exemption that a pull request writes', () => {
  const head = 'c'.repeat(40);
  const pull = { owner: 'acme', repo: 'serving', number: 7, head, base: 'b'.repeat(40), fork: false };
  const finding = (rule: string, reason: string) => ({
    ...{ rule, severity: 'warning' as const, address: 'aws_s3_bucket.a', path: 'dev/A', fix: 'agree with it' },
    what: `this pull request sets bucket-own-key aside, because "${reason}"`,
  });
  const stack = (...findings: readonly ReturnType<typeof finding>[]): StackReview => ({
    name: 'dev-models',
    result: { plan: aPlan([]) },
    findings,
  });
  let github: FakeGitHub;

  beforeEach(async () => {
    github = await new FakeGitHub().start();
    github.openPulls.push({ number: 7, head: { sha: head }, user: { login: 'ann' } });
    github.files.push({ filename: 'apps/dev/main.ts', patch }, { filename: 'model.bin' });
  });

  afterEach(() => github.close());

  const told = async (stacks: readonly StackReview[], number = 7) => {
    const access = () => ({ token: 't', baseUrl: github.baseUrl, second: 1 });
    return (await withExemptionLines(stacks, { ...pull, number }, access)).flatMap(({ findings = [] }) => findings);
  };

  it.each([
    ['by its line and its author', 'a partner reads it', 'written in apps/dev/main.ts:12, by ann in #7'],
    ['by its author where no line has its reason', 'a package says so', 'written in no line that it adds'],
  ])('is told of %s', async (_, reason, words) => {
    const [one] = await told([stack(finding('exemption', reason))]);
    expect(one?.what).toContain(words);
  });

  it('is told of without both where the branch has moved, or GitHub says no', async () => {
    Object.assign(github.openPulls[0] ?? {}, { head: { sha: 'e'.repeat(40) } });
    for (const number of [7, 8]) {
      const [one] = await told([stack(finding('exemption', 'a partner reads it'))], number);
      expect(one?.what).toContain(`GitHub does not say where #${number} writes that`);
    }
  });

  it('raises the verdict, in a line that shows all of it', async () => {
    const stacks = [{ ...stack(), findings: await told([stack(finding('exemption', 'a partner reads it'))]) }];
    const { verdict, markdown } = renderReview({ stacks });
    expect(verdict).toBe('care');
    expect(markdown).toContain('because "a partner reads it"; written in apps/dev/main.ts:12, by ann in');
  });

  it('leaves other findings alone, and asks nobody for them', async () => {
    const other = finding('spot-zones', 'x');
    const stacks = [stack(other)];
    const never = () => {
      throw new Error('asked');
    };
    expect(await withExemptionLines(stacks, pull, never)).toEqual(stacks);
  });
});
