import { byPath } from '../model-folder/list-files';

/** A line of a manifest. */
export interface ManifestEntry {
  /** Path below the version's folder. */
  readonly path: string;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** A manifest as `sha256sum` writes it and `sha256sum --check` reads it: sorted by path, without the manifest itself. */
export function manifestText(entries: readonly ManifestEntry[]): string {
  return [...entries]
    .sort(byPath)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
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
