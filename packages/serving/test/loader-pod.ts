import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { loaderEnvironment } from '../src';
import { makeToolbox } from './toolbox';

/** Files of a model version by their path; `undefined` leaves one out. */
export type ModelFiles = Readonly<Record<string, string>>;

/** What the publisher writes last: sha256sum's text format, sorted by path, itself not listed. */
export function manifestOf(files: ModelFiles): string {
  const sums = Object.keys(files)
    .sort()
    .map(
      (path) =>
        `${createHash('sha256')
          .update(files[path] ?? '')
          .digest('hex')}  ${path}\n`,
    );
  return sums.join('');
}

/** A manifest's digest, as an environment names it. */
export function digestOf(manifest: string): string {
  return `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
}

/** `files` and their manifest. */
export function published(files: ModelFiles): ModelFiles {
  return { ...files, 'manifest.sha256': manifestOf(files) };
}

export const savedModel: ModelFiles = {
  'saved_model.pb': 'a graph',
  'variables/variables.index': 'an index',
  'variables/variables.data-00000-of-00001': 'weights'.repeat(1000),
  'assets/a name with spaces.txt': 'words',
  'assets/-n': 'a name that looks like an option',
  'assets/.hidden': 'a hidden file',
  'assets/é\u00ad$(touch pwned)`touch pwned`\'".txt': 'a name that means something to a shell',
  'assets/@': 'a subscript',
  'assets/*]': 'another',
};

/** Makes the root read-only for a command, but for the folder that comes first: a bind of all in a mount namespace of its own. */
const readOnlyRoot = `
  set -e; root=$(mktemp -d "$1/root.XXXXXX"); mount --rbind / "$root"; mount -o remount,bind,ro "$root"; mount --bind "$1" "$root$1"
  writable=$1; shift; if chroot "$root" touch /spot-serving-is-writable 2> /dev/null; then exit 99; fi
  cd "$writable"; exec chroot "$root" "$@"`;

function namespaces(folder: string): string[] {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return ['unshare', ...asRoot, '--mount', '--propagation', 'private', 'bash', '-c', readOnlyRoot, 'bash', folder];
}

/** How a run of the loader ended. */
export interface LoaderRun {
  readonly code: number | null;
  readonly stderr: string;
}

/** What a loader container has: a writable folder with a home and a model's folder, and a root that is read-only where the machine allows it. */
export class LoaderPod {
  readonly folder = mkdtempSync(join(tmpdir(), 'loader-'));
  readonly models = join(this.folder, 'models');
  private readonly toolbox = makeToolbox();
  private readonly prefix: readonly string[];

  /** @param aws the program that it has as `aws` */
  constructor(
    private readonly aws: string,
    readonly isReadOnly: boolean = LoaderPod.readOnlyRootAllowed(),
  ) {
    mkdirSync(join(this.folder, 'home'));
    this.prefix = isReadOnly ? namespaces(this.folder) : [];
  }

  static readOnlyRootAllowed(): boolean {
    const folder = mkdtempSync(join(tmpdir(), 'loader-probe-'));
    const [program, ...rest] = [...namespaces(folder), 'true'];
    const { status } = spawnSync(program, rest, { stdio: 'ignore' });
    rmSync(folder, { recursive: true });
    return status === 0;
  }

  start(modelUri: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
    const settings = loaderEnvironment({
      modelUri,
      modelFolder: this.models,
      version: 3,
      home: join(this.folder, 'home'),
      report: join(this.folder, 'termination-log'),
      region: 'eu-west-1',
    });
    const path = `PATH=${dirname(this.aws)}:${this.toolbox}`;
    const [program, ...rest] = [...this.prefix, 'env', path, 'bash', join(__dirname, '..', 'scripts', 'load-model.sh')];
    return spawn(program, rest, {
      env: { PATH: process.env['PATH'], ...settings, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
  }

  async run(modelUri: string, env: NodeJS.ProcessEnv = {}): Promise<LoaderRun> {
    const child = this.start(modelUri, env);
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })));
  }

  /** What it left for the kubelet. */
  report(): string {
    return readFileSync(join(this.folder, 'termination-log'), 'utf8');
  }

  /** Names in the model's folder that ModelServer takes for versions. */
  served(): string[] {
    return this.entries(this.models).filter((name) => /^\d+$/.test(name));
  }

  /** Paths below the served version, sorted. */
  servedFiles(): string[] {
    const folder = join(this.models, '3');
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  }

  entries(folder: string): string[] {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  }

  remove(): void {
    for (const folder of [this.folder, this.toolbox]) rmSync(folder, { recursive: true, force: true });
  }
}
