import { tmpdir } from 'node:os';

import { Interrupted, Interruption } from '../../src/process/interruption';
import { isAlive } from '../../src/process/is-alive';
import { type ProcessResult, runProcess } from '../../src/process/run-process';

/** Runs a shell script, and interrupts it at the times (in milliseconds on the interruption's clock) once it says so. */
function script(text: string, ...signalsAt: number[]): Promise<ProcessResult & { lines: string[] }> {
  const interruption = new Interruption();
  const lines: string[] = [];
  const onLine = (line: string): void => {
    lines.push(line);
    if (line.startsWith('ready')) signalsAt.forEach((at) => interruption.receive('SIGINT', at));
  };
  const running = runProcess({ command: text, cwd: tmpdir(), env: process.env, interruption, onLine });
  return running.then(
    (result) => ({ ...result, lines }),
    (error: unknown) => Promise.reject(Object.assign(error as Error, { lines })),
  );
}

describe('runProcess', () => {
  it('collects output and exit code', async () => {
    await expect(script('echo out; echo err >&2; exit 7')).resolves.toEqual({
      exitCode: 7,
      stdout: 'out\n',
      stderr: 'err\n',
      lines: ['out'],
    });
  });

  it('names the signal that ended a child, which says nothing itself', async () => {
    const { exitCode, stderr } = await script('kill -KILL $$');
    expect([exitCode, stderr]).toEqual([128, '\nkill -KILL $$ was ended by SIGKILL; was there memory enough?\n']);
  });

  it('takes characters apart correctly that arrive in pieces', async () => {
    const { stdout } = await script("printf '\\303'; sleep 0.1; printf '\\244'");
    expect(stdout).toBe('ä');
  });

  it('is clear about a program that does not exist', async () => {
    const missing = runProcess({
      command: ['no-such-program'],
      cwd: tmpdir(),
      env: process.env,
      interruption: new Interruption(),
    });
    await expect(missing).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('starts nothing after the user asked to stop', async () => {
    const interruption = new Interruption();
    interruption.receive('SIGTERM');
    await expect(runProcess({ command: 'true', cwd: tmpdir(), env: process.env, interruption })).rejects.toThrow(
      Interrupted,
    );
  });

  it('lets the child finish what it does at the first Ctrl-C, and tells it once', async () => {
    const stopped = script("trap 'echo told' INT; echo ready; sleep 0.3; echo state written", 0);
    await expect(stopped).rejects.toMatchObject({ exitCode: 130, lines: ['ready', 'told', 'state written'] });
  });

  it('kills a child that does not listen at the second Ctrl-C', async () => {
    const start = performance.now();
    await expect(script("trap '' INT; echo ready; sleep 30", 0, 1_000)).rejects.toThrow(Interrupted);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('leaves no grandchild behind, even one that ignores the Ctrl-C', async () => {
    const stopped = script(`sh -c 'trap "" INT; echo ready $$; sleep 30' & wait`, 0);
    const { lines } = await stopped.then(
      () => ({ lines: [] }),
      (error: unknown) => error as { readonly lines: string[] },
    );
    const pid = Number(lines[0]?.split(' ')[1]);
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });
});
