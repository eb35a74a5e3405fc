import { createHash } from 'node:crypto';

import { byPath } from '../model-folder/list-files';
import { type DigestedFile, hexOf } from '../store-client/file-digest';

/** A line of a manifest. */
export interface ManifestEntry {
  /** Path below the version's folder. */
  readonly path: string;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** A manifest as `sha256sum` writes it and `sha256sum --check` reads it: sorted by path, without the manifest itself. */
export function manifestText(files: readonly Pick<DigestedFile, 'path' | 'sha256'>[]): string {
  return [...files]
    .sort(byPath)
    .map(({ path, sha256 }) => `${hexOf(sha256)}  ${path}\n`)
    .join('');
}

/** What an environment names as `manifest` of a version: the digest of the manifest's text, which fixes every file of the version. */
export function manifestDigest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * The lines of a manifest.
 *
 * @returns undefined when the text is no manifest
 */
export function parseManifest(text: string): readonly ManifestEntry[] | undefined {
  const lines = text.split('\n');
  const entries = lines.slice(0, -1).flatMap((line) => {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return sha256 === undefined || path === undefined ? [] : [{ sha256, path }];
  });
  return lines.at(-1) === '' && entries.length > 0 && entries.length === lines.length - 1 ? entries : undefined;
}
