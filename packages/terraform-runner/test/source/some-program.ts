import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

const runner = join(__dirname, '..', '..', 'source', 'run-source.cjs');

/** How a run ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A TypeScript program in a folder of its own, run as the workspace's programs are, with a cache of its own. */
export class SomeProgram {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'some-program-')));
  readonly entry = join(this.folder, 'src', 'main.ts');
  readonly cache = join(this.folder, 'cache');

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  /** @param name relative to the program's folder */
  write(name: string, content: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  async run(...args: readonly string[]): Promise<Ended> {
    const script = `void require(${JSON.stringify(runner)}).runSource(${JSON.stringify(this.entry)}, ${JSON.stringify(this.cache)})`;
    const child = spawn(process.execPath, ['-e', script, 'program', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const code = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { stdout, stderr, code: await code };
  }

  /** What it prints. */
  async prints(): Promise<string> {
    return (await this.run()).stdout;
  }

  /** Waits until its files are older than the clock of any file system is coarse: before, no bundle is kept. */
  async settle(): Promise<void> {
    await setTimeout(2100);
  }

  /** Names of the bundles in the cache. */
  bundles(): readonly string[] {
    return this.kept().filter((name) => name.endsWith('.cjs'));
  }

  /** Edits the one bundle that is kept: it prints `kept` where the program prints `one`. Nobody does; it shows what runs. */
  markBundle(): void {
    const [name = ''] = this.bundles();
    const bundle = join(this.cache, name);
    writeFileSync(bundle, readFileSync(bundle, 'utf8').replace('"one"', '"kept"'));
    rmSync(`${bundle}.${process.version}`);
  }

  /** Every file in the cache. */
  kept(): readonly string[] {
    return readdirSync(this.cache, { recursive: true }) as string[];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
