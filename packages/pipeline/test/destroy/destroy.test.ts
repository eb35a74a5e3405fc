import type { Failure } from '@spot-serving/terraform-runner';

import { applyProgram } from '../../src/apply/apply-program';
import { destroyProgram } from '../../src/destroy/destroy-program';
import { leftoversProgram } from '../../src/destroy/leftovers-program';
import { AContext } from '../support/a-context';
import { EmulatedStates } from '../support/emulated-states';
import { reviewFile } from '../support/review-file';
import { type FixtureStack, synthesized } from '../support/synthesized';

jest.setTimeout(240_000);

const stacks: readonly FixtureStack[] = [
  { name: 'dev-network', data: { vpc: 'v' } },
  { name: 'dev-models', reads: ['dev-network'], data: { bucket: 'b' } },
  { name: 'dev-serving', reads: ['dev-models'], data: { one: 'x', two: 'y' } },
];

const protectedRefusal =
  /^dev-models: .*Instance cannot be destroyed\n.*terraform_data\.bucket has lifecycle\.prevent_destroy.*take the protection off in a pull request/s;

const kept = { resource: { terraform_data: { bucket: { input: 'b', lifecycle: { prevent_destroy: true } } } } };

describe('destroying an app', () => {
  let states: EmulatedStates;
  let context: AContext;
  const write = (folder: string, change: (stack: FixtureStack) => FixtureStack = (stack) => stack) =>
    synthesized(context, folder, stacks.map(change), (stack) => states.backend(stack));
  const show = (dir: string, ...more: readonly string[]) =>
    destroyProgram(['--synthesized', dir, '--app', 'dev', '--confirm', 'dev', ...more], context);
  const destroy = (dir: string, ...more: readonly string[]) => show(dir, '--shown', 'destruction', ...more);

  beforeAll(async () => {
    states = await EmulatedStates.start();
    context = new AContext(states.variables);
    const dir = write('dev');
    const review = await reviewFile(context, { app: 'dev', synthesized: dir });
    await applyProgram(['--synthesized', dir, '--app', 'dev', '--review', review], context);
    for (let round = 0; round < 2; round++)
      await applyProgram(
        ['--synthesized', dir, '--app', 'dev', '--review', review, '--decisions', 'decision'],
        context,
      );
    context.printed();
  });

  afterAll(async () => {
    await states.close();
    context.remove();
  });

  it('destroys nothing that was not shown before', async () => {
    const refusal = (await destroy(write('dev')).catch((error: unknown) => error)) as Failure;
    expect([refusal.exitCode, refusal.message]).toEqual([
      3,
      expect.stringContaining('dev-serving is not destroyed: what would go is not what was shown'),
    ]);
    expect(context.printed()).toBe('');
  });

  it('shows what would go, which is all of it, and destroys nothing of that', async () => {
    expect(await show(write('dev'))).toBe(3);
    const printed = context.printed();
    for (const address of ['terraform_data.vpc', 'terraform_data.bucket', 'terraform_data.one'])
      expect(printed).toContain(address);
    expect(printed).toContain('Nothing is destroyed yet');
    expect(context.read('destruction/dev.dev-network.destruction.json')).not.toContain('"v"');
  });

  it('does not take what was shown of another app, or of another stack, for it', async () => {
    const shown = JSON.parse(context.read('destruction/dev.dev-serving.destruction.json')) as object;
    for (const change of [{ app: 'prod' }, { stack: 'dev-models' }, { digest: '0'.repeat(64) }]) {
      context.write('forged/dev.dev-serving.destruction.json', { ...shown, ...change });
      await expect(show(write('dev'), '--shown', 'forged')).rejects.toMatchObject({ exitCode: 3 });
    }
    context.printed();
  });

  it('leaves stacks to the job that reaches them', async () => {
    expect(await destroy(write('dev'), '--stacks', 'dev-models', '--where', 'inside')).toBe(0);
    expect(context.printed()).toBe(
      'dev-serving  left to the job that reaches it\ndev-models  left to the job that reaches it\n',
    );
  });

  it('stops at a lock that somebody holds', async () => {
    await states.lock('dev-serving', 'ann@laptop', '0b8e1c1e-0000-4000-8000-000000000002');
    await expect(destroy(write('dev'))).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('locked by ann@laptop') as string,
    });
    await states.unlock('dev-serving');
  });

  it("destroys last made first, and stops at what is protected, with Terraform's reason and what to do", async () => {
    const dir = write('protected', (stack) => (stack.name === 'dev-models' ? { ...stack, more: kept } : stack));
    const refusal = (await destroy(dir).catch((error: unknown) => error)) as Failure;
    expect([refusal.exitCode, refusal.message]).toEqual([3, expect.stringMatching(protectedRefusal)]);
    expect(context.printed()).toBe('dev-serving  2 destroyed\n');
  });

  it('goes on where it stopped, and finds nothing the second time', async () => {
    expect(await destroy(write('dev'))).toBe(0);
    expect(context.printed()).toBe('dev-serving  nothing there\ndev-models  1 destroyed\ndev-network  1 destroyed\n');
    expect(await destroy(write('dev'), '--stacks', 'dev-models')).toBe(0);
    expect(context.printed()).toBe('dev-serving  nothing there\ndev-models  nothing there\n');
  });

  describe('pipeline leftovers', () => {
    const own = { ...process.env };
    beforeAll(() => Object.assign(process.env, states.variables));
    afterAll(() => {
      process.env = own;
    });

    it('names what is still tagged, by its ARN, and what it cannot see', async () => {
      const leftovers = (app: string) => leftoversProgram(['--app', app], context);
      expect(await leftovers('dev')).toBe(0);
      expect(context.printed()).toMatch(/^Nothing is tagged app=dev\.\nNot seen by this search/);
      await states.tagBucket('left-behind', 'dev');
      expect(await leftovers('dev')).toBe(1);
      expect(context.printed()).toMatch(/^1 tagged app=dev:\n {2}arn:aws:s3:::left-behind\nNot seen/);
      expect(await leftovers('prod')).toBe(0);
    });
  });
});
