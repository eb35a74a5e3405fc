import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { BootstrapCopy } from './bootstrap-copy';
import { killedWhileWriting } from './killed-while-writing';

/** Time for moto to install (once per machine), and for some dozen runs of cdktf and Terraform. */
jest.setTimeout(300_000);

const noChanges = 'found no differences';
/** As many as the golden list has lines. */
const resources = readFileSync(join(__dirname, 'addresses.golden.txt'), 'utf8').trim().split('\n').length;
const inStack = 'cd apps/bootstrap/cdktf.out/stacks/bootstrap &&';
const recorded = (state: string) => (JSON.parse(state) as { readonly resources: readonly object[] }).resources;

describe('the first apply of an account', () => {
  const copy = new BootstrapCopy();
  let applied = '';

  beforeAll(() => {
    copy.keepStateIn('bucket');
    copy.attach();
    copy.keepStateIn('file');
  });
  afterAll(() => copy.dispose());

  it('leaves its state in a file beside the environment', async () => {
    const { code, output } = await copy.follow('Apply', { CDKTF_AUTO_APPROVE: 'true' });
    expect([code, output]).toEqual([0, expect.stringContaining(`${resources} added`)]);
    applied = copy.file();
    expect(recorded(applied)).toHaveLength(resources);
  });

  it('keeps the file as it was when the migration is killed while it writes', async () => {
    copy.keepStateIn('bucket');
    await copy.bash('cd apps/bootstrap && npx cdktf synth');
    const signal = await killedWhileWriting(copy.variables(), copy.stack, '/bootstrap/bootstrap.tfstate');
    expect(signal).toBe('SIGKILL');
    expect(copy.file()).toBe(applied);
  });

  it('moves the state into the bucket past the lock that was left, and then finds nothing to do', async () => {
    const locked = await copy.follow('Move the state');
    expect([locked.code, locked.output]).toEqual([1, expect.stringContaining('Error acquiring the state lock')]);
    expect(copy.file()).toBe(applied);
    const [, LOCK] = /ID: +(\S+-\S+-\S+)/.exec(locked.output) ?? [];
    const { code, output } = await copy.follow('When the migration was interrupted', { LOCK });
    expect([code, output]).toEqual([0, expect.stringContaining(noChanges)]);
  });

  it('is found anywhere else without the file', async () => {
    copy.forgetFolder();
    copy.forgetFile();
    const { code, output } = await copy.follow('Anywhere else');
    expect([code, output]).toEqual([0, expect.stringContaining(noChanges)]);
    const { output: state } = await copy.bash(`${inStack} terraform state pull`);
    expect(recorded(state)).toEqual(recorded(applied));
  });

  it('is pushed where only the file is left', async () => {
    await copy.emptyBucket();
    copy.forgetFolder();
    copy.putFile(applied);
    await expect(copy.follow('Anywhere else')).resolves.toMatchObject({
      code: 0,
      output: expect.stringContaining(`${resources} to add`),
    });
    const { code, output } = await copy.follow('When the file and the folder parted');
    expect([code, output]).toEqual([0, expect.stringContaining(noChanges)]);
  });

  it('moves without a lock in the way just so', async () => {
    await copy.emptyBucket();
    copy.keepStateIn('file');
    copy.forgetFolder();
    await copy.bash(`cd apps/bootstrap && npx cdktf synth && cd - && ${inStack} terraform init`);
    copy.keepStateIn('bucket');
    const { code, output } = await copy.follow('Move the state');
    expect([code, output]).toEqual([0, expect.stringContaining(noChanges)]);
    expect(copy.file()).toBe(applied);
  });
});
