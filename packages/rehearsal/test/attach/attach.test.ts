import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { emulatorPython } from '@spot-serving/emulator';
import { isAlive } from '@spot-serving/terraform-runner';

import { EmulatedBucket } from '../../src/state/emulated-bucket';
import { AttachedShell } from './attached-shell';

jest.setTimeout(240_000);

const sessionOf = (shell: AttachedShell): { readonly pid: number } =>
  JSON.parse(readFileSync(join(shell.variable('REHEARSE_ATTACHED') ?? '', 'session.json'), 'utf8')) as {
    readonly pid: number;
  };

const gone = async (pid: number): Promise<void> => {
  while (isAlive(pid)) await setTimeout(50);
};

/** Commands of the documented procedure, by their number in the list. */
const procedure = readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'how-to', 'restore-state.md'), 'utf8')
  .split(/```sh\n/)
  .slice(1)
  .map((part) => part.slice(0, part.indexOf('```')));

describe('an attached shell', () => {
  const shell = new AttachedShell({ AWS_PROFILE: 'real', TF_VAR_x: '1' });

  beforeAll(async () => {
    // Installed on a machine's first run, which attach would tell.
    await emulatorPython();
    expect(await shell.evaluate('attach', 'locked')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^Attached to locked\..*stand-in.*\n$/),
    });
  });

  afterAll(async () => {
    await shell.evaluate('detach');
    shell.dispose();
  });

  it('has no way to a real account left', () => {
    const of = (name: string) => shell.variable(name);
    expect([of('AWS_PROFILE'), of('TF_VAR_x'), of('AWS_ACCESS_KEY_ID')]).toEqual([undefined, undefined, 'rehearsal']);
    expect(of('AWS_ENDPOINT_URL')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('deploys with plain cdktf, sees nothing to do, and prints outputs', async () => {
    expect(await shell.cdktf('deploy', '*', '--auto-approve')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Apply complete! Resources: 1 added'),
    });
    expect(await shell.cdktf('diff', 'upper')).toMatchObject({
      code: 0,
      output: expect.stringContaining('no changes are needed'),
    });
    expect(await shell.cdktf('output', 'lower')).toMatchObject({
      code: 0,
      output: expect.stringContaining('aws_vpcvpcid'),
    });
  });

  it('plans with plain terraform, which reads the state of another stack through S3', async () => {
    expect((await shell.terraform('upper', 'plan', '-detailed-exitcode')).code).toBe(0);
    const { output } = await shell.terraform('upper', 'show', '-json');
    expect(output).toMatch(/"vpc_id":"vpc-[0-9a-f]+"/);
  });

  it('knows types that the app takes up later', async () => {
    const folder = join(shell.app, 'cdktf.out', 'stacks', 'lower');
    writeFileSync(
      join(folder, 'more.tf.json'),
      JSON.stringify({ resource: { aws_sqs_queue: { more: { name: 'more' } } } }),
    );
    expect(await shell.terraform('lower', 'plan', '-no-color')).toMatchObject({
      code: 0,
      output: expect.stringContaining('1 to add'),
    });
    rmSync(join(folder, 'more.tf.json'));
  });

  it('restores a state after a bad write, by the commands of the how-to', async () => {
    const [list, look, restore, plan] = procedure as [string, string, string, string];
    const folder = join(shell.app, 'cdktf.out', 'stacks', 'lower');
    writeFileSync(
      join(shell.home, 'aws'),
      `#!/bin/sh\nexec ${await emulatorPython()} ${join(__dirname, '..', 'fixtures', 'aws-cli.py')} "$@"\n`,
      { mode: 0o755 },
    );
    await new EmulatedBucket(shell.variable('AWS_ENDPOINT_URL') ?? '', 'locked-states').put(
      'app/lower.tfstate',
      '{"version": 4, "resou',
    );
    expect(await shell.terraform('lower', 'plan', '-no-color')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Unsupported state file format'),
    });

    const env = { BUCKET: 'locked-states', KEY: 'app/lower.tfstate', PATH: `${shell.home}:${process.env.PATH}` };
    const versions = await shell.bash(list, folder, env);
    const ids = versions.output
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '');
    expect([versions.code, ids.length]).toEqual([0, 2]);
    const outcome = await shell.bash([look, restore, plan].join('\n'), folder, { ...env, VERSION: ids[1] });
    expect(outcome).toMatchObject({ code: 0, output: expect.stringContaining('No changes') });
  });

  it('attaches a second shell to the same session', async () => {
    const { pid } = sessionOf(shell);
    expect(await shell.evaluate('attach', 'locked')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('the session of locked that is there'),
    });
    expect(sessionOf(shell).pid).toBe(pid);
    expect((await shell.terraform('upper', 'plan', '-detailed-exitcode')).code).toBe(0);
  });

  it('is as before once detached: no variable, no process, no file', async () => {
    const { pid } = sessionOf(shell);
    expect(await shell.cdktf('destroy', '*', '--auto-approve')).toMatchObject({ code: 0 });
    const endpoint = shell.variable('AWS_ENDPOINT_URL') ?? '';
    expect(await shell.evaluate('detach')).toMatchObject({
      exitCode: 0,
      stderr: 'Detached: the stand-in and the states are gone.\n',
    });
    expect(
      ['AWS_ACCESS_KEY_ID', 'AWS_ENDPOINT_URL', 'TF_REATTACH_PROVIDERS', 'TF_CLI_CONFIG_FILE', 'REHEARSE_ATTACHED'].map(
        (name) => shell.variable(name),
      ),
    ).toEqual(Array(5).fill(undefined));
    await gone(pid);
    await expect(fetch(endpoint)).rejects.toThrow();
    expect([existsSync(join(shell.home, '.rehearsal')), readdirSync(shell.app).sort()]).toEqual([
      false,
      ['cdktf.json', 'cdktf.out', 'main.ts'],
    ]);
    expect(await shell.evaluate('detach')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/^this shell is not attached; name the app/),
    });
  });
});

describe('a session', () => {
  const shell = new AttachedShell();
  const mark = join(shell.home, 'mark');

  beforeAll(async () => {
    await shell.evaluate('attach', 'locked', '--types', 'used');
    await shell.bash(
      `REHEARSAL_FIXTURE_MARK=${mark} CDKTF_OUTDIR=cdktf.out node --conditions=@spot-serving/source --import tsx main.ts`,
      shell.app,
    );
    await shell.terraform('lower', 'init');
  });

  afterAll(async () => {
    await shell.evaluate('detach');
    shell.dispose();
  });

  it('refuses a second apply while the first one holds the lock, and Terraform names the holder', async () => {
    const first = shell.terraform('lower', 'apply', '-auto-approve');
    while (!existsSync(mark)) await setTimeout(50);
    const second = await shell.terraform('lower', 'apply', '-auto-approve', '-no-color');
    expect(second).toMatchObject({
      code: 1,
      output: expect.stringMatching(/Error acquiring the state lock[^]*Operation: OperationTypeApply\s+Who: +\S+@\S+/),
    });
    rmSync(mark);
    expect((await first).code).toBe(0);
    expect((await shell.terraform('lower', 'plan', '-detailed-exitcode')).code).toBe(0);
  });

  it('that died is noticed by Terraform and by the next attach, which begins anew', async () => {
    process.kill(sessionOf(shell).pid, 'SIGKILL');
    await gone(sessionOf(shell).pid);
    const validation = await shell.terraform('lower', 'validate', '-no-color');
    expect(validation).toMatchObject({ code: 1, output: expect.stringMatching(/Reattachment process\s+not found/) });
    const again = await shell.evaluate('attach', 'locked', '--types', 'used');
    expect(again).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^The former session is gone, and its states with it; a new one begins\.\n/),
    });
    expect(await shell.terraform('lower', 'plan', '-no-color')).toMatchObject({
      code: 0,
      output: expect.stringContaining('2 to add'),
    });
  });
});

it('a session ends by itself when its folder is removed, and the shell can still be detached', async () => {
  const shell = new AttachedShell();
  await shell.evaluate('attach', 'locked', '--types', 'used');
  const { pid } = sessionOf(shell);
  rmSync(join(shell.home, '.rehearsal'), { recursive: true });
  await gone(pid);
  expect((await shell.evaluate('detach')).exitCode).toBe(0);
  expect(
    [
      'AWS_ACCESS_KEY_ID',
      'AWS_CONFIG_FILE',
      'TF_REATTACH_PROVIDERS',
      'CDKTF_SKIP_PROVIDER_LOCK',
      'REHEARSE_ATTACHED',
    ].map((name) => shell.variable(name)),
  ).toEqual(Array(5).fill(undefined));
  shell.dispose();
});

describe('attach refuses', () => {
  it.each([
    ['an unknown app', ['attach', 'nowhere'], /^no app "nowhere"/],
    ['to detach what is not attached', ['detach', 'locked'], /^no shell is attached to locked/],
  ])('%s, in one line', async (_what, args, message) => {
    const shell = new AttachedShell();
    expect(await shell.evaluate(...args)).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) });
    shell.dispose();
  });

  it('a stack that keeps its state elsewhere than in S3, and leaves nothing', async () => {
    const shell = new AttachedShell();
    const program = join(shell.app, 'main.ts');
    writeFileSync(
      program,
      readFileSync(program, 'utf8')
        .replace('new S3Backend(stack, config)', "new LocalBackend(stack, { path: 'state' })")
        .replace('S3Backend,', 'LocalBackend,'),
    );
    const { exitCode, stdout, stderr } = await shell.evaluate('attach', 'locked', '--types', 'used');
    expect([exitCode, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/^stack "lower" keeps its state in the backend "local"; give it an S3 backend/),
    ]);
    expect(existsSync(join(shell.home, '.rehearsal'))).toBe(false);
    shell.dispose();
  });
});
