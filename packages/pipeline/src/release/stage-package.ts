import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner';

import { absoluteLinks } from './absolute-links';
import { carriedFiles, namedFiles, publicManifest, repositoryAddress, type WorkspaceManifest } from './public-manifest';
import type { PublicPackage } from './public-packages';

/** What a package has for the workspace alone: what it needs for development, and what a compiler notes for itself. */
const leftOut = (path: string): boolean =>
  ['node_modules', 'out-tsc', 'coverage'].includes(basename(path)) || /\.(?:map|tsbuildinfo)$/.test(path);

/**
 * Copies a built package into an empty folder, as `npm pack` is to find it: with its public manifest, licence, and links that hold anywhere.
 *
 * @param workspace the workspace's root
 * @throws {Failure} 2 for a manifest that is not in shape, or one that was not built
 */
export function stagePackage(
  { name, folder, version }: PublicPackage,
  workspace: string,
  to: string,
  shared: WorkspaceManifest,
): void {
  const from = join(workspace, folder);
  cpSync(from, to, { recursive: true, filter: (path) => !leftOut(path) && !isLeftOver(from, path) });
  const own: unknown = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  const manifest = publicManifest(own, folder, shared);
  const [missing] = [...namedFiles(manifest), ...compiled(from)].filter((path) => !existsSync(join(to, path)));
  if (missing !== undefined) throw new Failure(`${name} has no ${missing}; build it first: npm run build`, 2);
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const file of carriedFiles.filter((one) => existsSync(join(workspace, one))))
    cpSync(join(workspace, file), join(to, file));
  const page = join(to, 'README.md');
  if (existsSync(page))
    writeFileSync(page, absoluteLinks(readFileSync(page, 'utf8'), repositoryAddress(shared), `v${version}`, folder));
}

/** What an earlier build left in `dist`, and no source compiles to any more. */
function isLeftOver(from: string, path: string): boolean {
  const [, stem] = /^dist\/(.+?)(?:\.d)?\.(?:js|ts)$/.exec(relative(from, path)) ?? [];
  return stem !== undefined && !existsSync(join(from, 'src', `${stem}.ts`));
}

/** What the sources of a package compile to; declarations alone, as a type check leaves them, are no build. */
function compiled(folder: string): readonly string[] {
  const sources = join(folder, 'src');
  const files = existsSync(sources) ? readdirSync(sources, { recursive: true, encoding: 'utf8' }) : [];
  return files.filter((path) => /(?<!\.d)\.ts$/.test(path)).map((path) => join('dist', path.replace(/\.ts$/, '.js')));
}
