import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type CliRun, fixture, runCli } from '../rehearse-cli';

const modules = join(__dirname, '..', '..', '..', '..', 'node_modules');

/** How a command of the shell ended. */
export interface Ended {
  readonly code: number;
  /** Both streams. */
  readonly output: string;
}

/** A shell in a copy of a fixture app, with its own home; it evaluates what `rehearse attach` and `detach` print. */
export class AttachedShell {
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'attach-')));
  readonly app = join(this.home, 'locked');
  private env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv = {}) {
    cpSync(fixture('locked'), this.app, { recursive: true });
    writeFileSync(join(this.home, 'package.json'), '{}');
    symlinkSync(modules, join(this.home, 'node_modules'));
    this.env = { ...process.env, CI: '1', ...env };
  }

  /** `eval "$(rehearse ...)"`; the result is what the command itself left. */
  async evaluate(...args: readonly string[]): Promise<CliRun> {
    const run = await runCli(args, this.home, this.env);
    const words = execFileSync('bash', ['-c', 'eval "$1"; exec env -0', 'bash', run.stdout], {
      env: this.env,
      encoding: 'utf8',
    });
    this.env = Object.fromEntries(
      words
        .split('\0')
        .filter((word) => word !== '')
        .map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    );
    return run;
  }

  variable(name: string): string | undefined {
    return this.env[name];
  }

  /** Plain Terraform in the folder of a stack. */
  terraform(stack: string, ...args: readonly string[]): Promise<Ended> {
    return this.run('terraform', [...args], join(this.app, 'cdktf.out', 'stacks', stack));
  }

  /** Plain cdktf in the folder of the app. */
  cdktf(...args: readonly string[]): Promise<Ended> {
    return this.run(join(modules, '.bin', 'cdktf'), args, this.app);
  }

  /** Lines for bash; the first one that fails ends them. */
  bash(lines: string, folder: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.run('bash', ['-euc', lines], folder, env);
  }

  dispose(): void {
    rmSync(this.home, { recursive: true });
  }

  private run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return new Promise((resolve) => {
      execFile(
        program,
        [...args],
        { cwd, env: { ...this.env, ...env }, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
        },
      );
    });
  }
}
