import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const howTo = readFileSync(join(root, 'docs', 'how-to', 'bootstrap-an-account.md'), 'utf8');

/** How commands ended. */
export interface Ended {
  readonly code: number;
  /** Both streams, without colours. */
  readonly output: string;
}

/**
 * The app in a folder of its own, in a shell that is attached to an offline stand-in for AWS, and to an emulated S3 for states. The stand-in makes no
 * bucket in that S3: it is there from the beginning.
 */
export class BootstrapCopy {
  private readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'first-apply-')));
  private readonly app = join(this.home, 'apps', 'bootstrap');
  private readonly stateFile = join(this.app, 'bootstrap.tfstate');
  private env: NodeJS.ProcessEnv = { ...process.env, CI: '1' };
  /** Folder of the synthesized stack. */
  readonly stack = join(this.app, 'cdktf.out', 'stacks', 'bootstrap');

  constructor() {
    mkdirSync(this.app, { recursive: true });
    for (const file of ['cdktf.json', 'environment.ts', 'main.ts', 'package.json', 'tsconfig.json'])
      cpSync(join(root, 'apps', 'bootstrap', file), join(this.app, file));
    for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(root, file), join(this.home, file));
    for (const folder of ['node_modules', 'tools']) symlinkSync(join(root, folder), join(this.home, folder));
  }

  /** Edits the environment as the how-to says. */
  keepStateIn(place: 'file' | 'bucket'): void {
    const environment = join(this.app, 'environment.ts');
    writeFileSync(environment, readFileSync(environment, 'utf8').replace(/keptIn: '\w+'/, `keptIn: '${place}'`));
  }

  /** `eval "$(rehearse attach bootstrap)"`. */
  attach(): void {
    const lines = execFileSync(process.execPath, [this.rehearse, 'attach', this.app], {
      cwd: this.home,
      env: this.env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    const words = execFileSync('bash', ['-c', 'eval "$1"; exec env -0', 'bash', lines], {
      env: this.env,
      encoding: 'utf8',
    }).split('\0');
    this.env = Object.fromEntries(
      words.filter(Boolean).map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    );
  }

  /** Environment of the attached shell. */
  variables(): NodeJS.ProcessEnv {
    return this.env;
  }

  /** Runs the commands that the how-to has behind `words`, answering yes, with `env` beside the shell's own. */
  follow(words: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const [, commands] =
      /```sh\n([^]*?)```/.exec(howTo.slice(howTo.search(new RegExp(`^(\\d\\. \\*\\*|## )${words}`, 'm')))) ?? [];
    if (commands === undefined) throw new Error(`the how-to has no commands behind ${words}`);
    return this.bash(commands, env);
  }

  /** Lines for bash from the copy's root; the first one that fails ends them. */
  bash(lines: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return new Promise((resolve) => {
      const child = execFile(
        'bash',
        ['-euc', lines],
        { cwd: this.home, env: { ...this.env, ...env }, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          const output = (stdout + stderr).replaceAll(/\u001b\[[\d;]*m/g, '');
          resolve({ code: error === null ? 0 : Number(error.code), output });
        },
      );
      child.stdin?.end('yes\n');
    });
  }

  /** The state that the first apply left. */
  file(): string {
    return readFileSync(this.stateFile, 'utf8');
  }

  /** Puts it there again. */
  putFile(state: string): void {
    writeFileSync(this.stateFile, state);
  }

  forgetFile(): void {
    rmSync(this.stateFile);
  }

  forgetFolder(): void {
    rmSync(join(this.app, 'cdktf.out'), { recursive: true });
  }

  /** Deletes the state in the bucket. */
  async emptyBucket(): Promise<void> {
    const { bucket } =
      /bucket: `(?<bucket>[^`]+)`/.exec(readFileSync(join(this.app, 'environment.ts'), 'utf8'))?.groups ?? {};
    const name = bucket?.replace('${account}', '111122223333');
    const authorization =
      'AWS4-HMAC-SHA256 Credential=rehearsal/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none';
    const { ok } = await fetch(`${this.env.AWS_ENDPOINT_URL}/${name}/bootstrap/bootstrap.tfstate`, {
      method: 'DELETE',
      headers: { authorization },
    });
    if (!ok) throw new Error(`the emulated S3 did not delete the state in ${name}`);
  }

  /** Ends the session and removes the copy. */
  dispose(): void {
    execFileSync(process.execPath, [this.rehearse, 'detach'], { cwd: this.home, env: this.env, stdio: 'pipe' });
    rmSync(this.home, { recursive: true });
  }

  private get rehearse(): string {
    return join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs');
  }
}
