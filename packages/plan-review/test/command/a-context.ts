import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';

import { type CommandContext, Interruption } from '@spot-serving/terraform-runner';

/** A process for a command, in an empty folder. */
export class AContext implements CommandContext {
  readonly cwd = realpathSync(mkdtempSync(join(tmpdir(), 'plan-review-test-')));
  readonly stdout = stream();
  readonly stderr = stream();
  readonly interruption = new Interruption();

  constructor(readonly env: NodeJS.ProcessEnv) {}

  /** Writes a file below the folder, and gives its path. */
  write(path: string, content: string | object): string {
    const file = join(this.cwd, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.cwd, { recursive: true, force: true });
  }

  /** Everything that was printed. */
  printed(): string {
    return String(this.stdout.read() ?? '');
  }
}

function stream(): NodeJS.WriteStream {
  return new PassThrough({ encoding: 'utf8' }) as unknown as NodeJS.WriteStream;
}
