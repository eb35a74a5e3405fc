import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The workspace's root. */
export const root = join(__dirname, '..', '..', '..');

/** Folder of the tarballs, which `setup/pack.cjs` filled. */
export const packed = process.env.PACKED ?? '';

/** Files of all tarballs. */
export const tarballs = (): readonly string[] => readdirSync(packed).map((name) => join(packed, name));

/** What a manifest of a package says, as far as tests ask. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly repository?: { readonly url: string; readonly directory: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The manifest of a package in the workspace, by its folder. */
export const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest;

/** The packages that are published, by their folders. */
export const publicFolders = readdirSync(join(root, 'packages')).filter((name) => manifestOf(name).private !== true);

/** A tarball that was opened. */
export interface Opened {
  readonly kib: number;
  readonly manifest: Manifest & Readonly<Record<string, unknown>>;
  /** Paths of its files. */
  readonly files: readonly string[];
  /** Text of one of them. */
  readonly read: (path: string) => string;
}

/** Tarballs of these packages, by their folders, and of those of ours that they depend on. */
export function tarballsOf(...names: readonly string[]): readonly string[] {
  const all = new Set(names);
  for (const name of all) {
    const ours = Object.keys(manifestOf(name).dependencies ?? {}).filter((one) => one.startsWith('@spot-serving/'));
    ours.forEach((one) => all.add(one.slice('@spot-serving/'.length)));
  }
  return [...all].map(tarballOf);
}

const tarballOf = (name: string): string =>
  tarballs().find((path) => new RegExp(`/spot-serving-${name}-\\d`).test(path)) ?? `no tarball of ${name}`;

/** Opens the tarball of the package in `packages/<name>` below `folder`. */
export function opened(name: string, folder: string): Opened {
  const to = join(folder, name);
  mkdirSync(to);
  const file = tarballOf(name);
  execFileSync('tar', ['-xzf', file, '-C', to, '--strip-components=1']);
  const read = (path: string): string => readFileSync(join(to, path), 'utf8');
  const files = readdirSync(to, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(to.length + 1));
  return { kib: statSync(file).size / 1024, manifest: JSON.parse(read('package.json')), files, read };
}
