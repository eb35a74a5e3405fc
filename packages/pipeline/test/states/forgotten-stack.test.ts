import { bot } from '@spot-serving/emulator/github';
import { type Fragment, planReview, readFragments, renderReview, type StackReview } from '@spot-serving/plan-review';
import type { Failure } from '@spot-serving/terraform-runner';

import { applyProgram } from '../../src/apply/apply-program';
import { destroyProgram } from '../../src/destroy/destroy-program';
import { keepIssues } from '../../src/drift/keep-issues';
import { planProgram } from '../../src/review/plan-program';
import { MemoryIssues } from '../drift/memory-issues';
import { AContext } from '../support/a-context';
import { EmulatedStates } from '../support/emulated-states';
import { reviewFile } from '../support/review-file';
import { type FixtureStack, output, synthesized } from '../support/synthesized';

jest.setTimeout(240_000);

const network: FixtureStack = {
  name: 'dev-network',
  data: { vpc: 'v' },
  outputs: { vpc: '${terraform_data.vpc.output}' },
};
const reads = ['dev-network'];
const models: FixtureStack = { name: 'dev-models', data: { bucket: 'b' } };
const serving: FixtureStack = { name: 'dev-serving', reads, data: { pod: output('dev-network', 'vpc'), route: 'r' } };

/** Real Terraform, and states at the keys that the house's stacks have, in an emulated S3. */
describe('a deployed stack that is no longer in the code', () => {
  let states: EmulatedStates;
  let context: AContext;
  const write = (folder: string, ...stacks: readonly FixtureStack[]) =>
    synthesized(context, folder, stacks, (stack) => ({
      ...states.backend(stack),
      key: `${stack.replace('-', '/')}.tfstate`,
    }));
  const apply = (dir: string, review: string) =>
    applyProgram(['--synthesized', dir, '--app', 'dev', '--review', review, '--decisions', 'decision'], context);
  const destroy = (dir: string, ...more: readonly string[]) =>
    destroyProgram(['--synthesized', dir, '--app', 'dev', '--confirm', 'dev', ...more], context);
  /** The fixture's resources are in no list of what is planned of a pull request, so its rules are left out, but where the app is gone. */
  const plan = async (dir: string, out: string, ...more: readonly string[]) => {
    const head = ['--head', 'c'.repeat(40), '--base', 'b'.repeat(40), '--pull', '7'];
    const argv = ['--synthesized', dir, '--app', 'dev', '--out', out, ...head, ...more];
    const code = await (more.includes('--base-synthesized')
      ? planProgram(argv, context)
      : planReview(['plan', ...argv], context));
    const fragments = readFragments([`${context.cwd}/${out}`], ['dev']);
    return { code, ...fragments, review: renderReview(fragments) };
  };
  const fragment = (out: string, stack: string) => JSON.parse(context.read(`${out}/dev.${stack}.json`)) as Fragment;

  beforeAll(async () => {
    states = await EmulatedStates.start();
    context = new AContext(states.variables);
    const dir = write('before', network, models, serving);
    const review = await reviewFile(context, { app: 'dev', synthesized: dir });
    for (let round = 0; round < 3; round++) await apply(dir, review);
    context.printed();
  });

  afterAll(async () => {
    await states.close();
    context.remove();
  });

  it('finds nothing while all are in the code', async () => {
    const { stacks, review } = await plan(write('before', network, models, serving), 'fragments-before');
    expect([stacks.map(({ name }) => name), review.verdict]).toEqual([
      ['dev-network', 'dev-models', 'dev-serving'],
      'none',
    ]);
  });

  it('is a danger in the review, with what stands and the command that takes it down first', async () => {
    const { code, review } = await plan(write('after', network, models), 'fragments-after');
    expect([code, review.verdict]).toEqual([0, 'danger']);
    for (const text of [
      '1 deployed stack is no longer in the code, and still stands',
      '| `dev-serving` |  |  |  |  |  | **no longer in the code: 2 objects stand** |',
      '`s3://states/dev/serving.tfstate`: `terraform_data` ×2',
      'It stands on `dev-network`: while it does, nothing of this app is applied',
      'gh workflow run destroy.yml -f app=dev -f confirmation=dev -f stacks=dev-serving',
    ])
      expect(review.markdown).toContain(text);
    expect(review.markdown).not.toContain('"v"');
  });

  it('is in the seal of every stack of its app, by their verdict, and missed when its fragment is taken away', async () => {
    const { sealed } = readFragments([`${context.cwd}/fragments-after`], ['dev']);
    expect(Object.entries(sealed).map(([name, { verdict }]) => [name, verdict])).toEqual([
      ['dev-network', 'danger'],
      ['dev-models', 'danger'],
    ]);
    const names = ['dev-network', 'dev-models'];
    for (const name of names) context.write(`cut/dev.${name}.json`, fragment('fragments-after', name));
    const { stacks } = readFragments([`${context.cwd}/cut`], ['dev']);
    expect(stacks.map(({ name, result }) => [name, Object.keys(result)])).toEqual([
      ['dev-network', ['plan']],
      ['dev-models', ['plan']],
      ['dev-serving', ['failed']],
    ]);
  });

  it('is told of by one of two jobs that plan an app from two places', async () => {
    const dir = write('after', network, models);
    await plan(dir, 'night', '--where', 'inside');
    const { stacks } = await plan(dir, 'night', '--where', 'outside');
    expect(stacks.map(({ name, result }) => [name, Object.keys(result)])).toEqual([
      ['dev-network', ['plan']],
      ['dev-models', ['plan']],
      ['dev-serving', ['forgotten']],
    ]);
  });

  it('keeps an apply from beginning, whatever was reviewed, and nothing is planned or changed by then', async () => {
    const changed = { ...network, data: { vpc: 'another' } };
    const dir = write('changed', changed, models);
    const review = await reviewFile(context, { app: 'dev', synthesized: dir, head: 'd'.repeat(40) });
    const refusal = (await apply(dir, review).catch((error: unknown) => error)) as Failure;
    expect([refusal.exitCode, refusal.message]).toEqual([
      1,
      expect.stringMatching(
        /^Nothing was done\.\ndev-serving is no longer in the code, and 2 objects of it stand .*\n {2}it stands on dev-network\n {2}take it down first, .*: gh workflow run destroy\.yml/,
      ),
    ]);
    expect(context.printed()).not.toMatch(/^dev-network {2}/m);
  });

  it('keeps what it stands on from being destroyed, and nothing else', async () => {
    const dir = write('after', network, models);
    await expect(destroy(dir, '--stacks', 'dev-network')).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('it stands on dev-network') as string,
    });
    expect(await destroy(dir, '--stacks', 'dev-models')).toBe(3);
    context.printed();
  });

  it('has an issue of its own until nothing of it stands', async () => {
    const issues = new MemoryIssues();
    const night = (stacks: readonly StackReview[]) => keepIssues(issues, { stacks, author: bot, date: '2026-11-27' });
    const { stacks } = readFragments([`${context.cwd}/night`], ['dev']);
    const whole = stacks.map((stack) => ({ ...stack, app: 'dev' }));
    expect(await night(whole)).toContain('dev-serving  no longer in the code, 2 objects stand, #1 opened');
    expect(await night(whole)).toContain('dev-serving  no longer in the code, 2 objects stand, #1 updated');
    const rest = whole.filter(({ name }) => name !== 'dev-serving');
    const broken = [...rest, { name: 'dev-cluster', result: { failed: 'no credentials' } }];
    expect((await night(broken)).join()).not.toContain('#1');
    expect(await night(rest)).toContain('dev-serving  gone, #1 closed');
  });

  it('fails the plan of an app that a pull request leaves out, as long as anything of it stands', async () => {
    const dir = write('before', network, models, serving);
    const { code, stacks, review } = await plan('nothing/cdktf.out', 'gone', '--base-synthesized', dir);
    expect([code, review.verdict, stacks.map(({ result }) => Object.keys(result)[0])]).toEqual([
      1,
      'fail',
      ['failed', 'failed', 'failed'],
    ]);
    expect(review.markdown).toContain('The whole app is no longer in the code. dev-serving is no longer in the code');
  });

  it('goes by that command, and then the rest is applied, and the app may go', async () => {
    const before = write('before', network, models, serving);
    await destroy(before, '--stacks', 'dev-serving', '--out', 'shown');
    expect(await destroy(before, '--stacks', 'dev-serving', '--shown', 'shown')).toBe(0);
    const after = write('after', network, models);
    expect((await plan(after, 'fragments-clean')).review.verdict).toBe('none');
    expect(
      await apply(after, await reviewFile(context, { app: 'dev', synthesized: after, head: 'e'.repeat(40) })),
    ).toBe(0);
    await destroy(after, '--out', 'shown-all');
    expect(await destroy(after, '--shown', 'shown-all')).toBe(0);
    const { code, review } = await plan('nothing/cdktf.out', 'gone-clean', '--base-synthesized', before);
    expect([code, review.verdict]).toEqual([0, 'none']);
  });
});
