import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';

import { type CommandContext, Interruption, unattended } from '@spot-serving/terraform-runner';

/** A process for a command, in an empty folder, in a workflow of which only what `env` says is there. */
export class AContext implements CommandContext {
  readonly cwd = realpathSync(mkdtempSync(join(tmpdir(), 'pipeline-test-')));
  readonly stdout = stream();
  readonly stderr = stream();
  readonly interruption = new Interruption();
  readonly env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv = {}) {
    const { PATH, HOME } = process.env;
    this.env = {
      PATH,
      HOME,
      ...unattended,
      TF_CLI_CONFIG_FILE: this.write('empty.tfrc', ''),
      REVIEW_SEAL_SECRET: key,
      ...env,
    };
  }

  /** Writes a file below the folder, and gives its path. */
  write(path: string, content: string | object): string {
    const file = join(this.cwd, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  /** Text of a file below the folder; empty when there is none. */
  read(path: string): string {
    const file = join(this.cwd, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Everything that was printed since it was asked last. */
  printed(): string {
    return String(this.stdout.read() ?? '');
  }

  /** What was printed as an error since it was asked last. */
  complained(): string {
    return String(this.stderr.read() ?? '');
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.cwd, { recursive: true, force: true });
  }
}

/** Key of fingerprints in tests. */
export const key = 'a key of sixteen characters and more';

function stream(): NodeJS.WriteStream {
  return new PassThrough({ encoding: 'utf8' }) as unknown as NodeJS.WriteStream;
}
