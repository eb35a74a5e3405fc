import * as z from 'zod';

import { fitting } from '@spot-serving/terraform-runner';

/** The condition under which packages run from source inside the workspace (docs/adr/0002); nobody else's tools may find it. */
const sourceCondition = '@spot-serving/source';

/** What of a manifest only the workspace reads. */
const ofWorkspace = ['devDependencies', 'nx', 'scripts'];

const entryShape = z.union([z.string(), z.record(z.string(), z.string())]);

type Entry = z.output<typeof entryShape>;

const manifestShape = z.looseObject({
  name: z.string(),
  version: z.string(),
  exports: z.record(z.string(), entryShape).optional(),
  imports: z.record(z.string(), entryShape).optional(),
  bin: z.record(z.string(), z.string()).optional(),
  files: z.array(z.string()),
  keywords: z.array(z.string()).default([]),
});

const workspaceShape = z.looseObject({
  license: z.string(),
  repository: z.object({ type: z.literal('git'), url: z.string().regex(/^git\+https:\/\/.+\.git$/) }),
  keywords: z.array(z.string()).default([]),
});

/** A manifest as a registry gets it, and what of it is read here. */
export interface PublicManifest {
  readonly [key: string]: unknown;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Entry>>;
}

/** What the manifest of the workspace says for all of its packages. */
export type WorkspaceManifest = z.output<typeof workspaceShape>;

/** The manifest of a workspace, which names licence, keywords and repository once, for every package. @throws {Failure} 2 */
export const workspaceManifest = (document: unknown, file: string): WorkspaceManifest =>
  fitting(workspaceShape, document, file, 2);

/** What a workspace has once and every package carries: licence, what the licence asks to pass on, and what changed from version to version. */
export const carriedFiles = ['CHANGELOG.md', 'LICENSE', 'NOTICE'];

/** Address of the repository for a browser. */
export const repositoryAddress = ({ repository }: WorkspaceManifest): string =>
  repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/**
 * The manifest of a package as a registry gets it: what it says in the workspace, without what only the workspace reads, and complete.
 *
 * `exports` and `imports` lose the condition that leads to sources. `main`, `types` and `typesVersions` say the same for resolvers that do not know `exports`, such
 * as TypeScript's `node10`, which is what cdktf's own template gets. `repository` is what npm compares with the provenance.
 *
 * @param document the package's own manifest
 * @param folder of the package, from the workspace's root, with `/`
 * @throws {Failure} 2 for a manifest that is not in this shape
 */
export function publicManifest(document: unknown, folder: string, workspace: WorkspaceManifest): PublicManifest {
  const own = fitting(manifestShape, document, `${folder}/package.json`, 2);
  const exports = publicEntries(own.exports ?? {});
  const address = repositoryAddress(workspace);
  return {
    ...without(own, ...ofWorkspace),
    license: workspace.license,
    keywords: [...new Set([...workspace.keywords, ...own.keywords])],
    homepage: `${address}/tree/v${own.version}/${folder}#readme`,
    bugs: { url: `${address}/issues` },
    repository: { ...workspace.repository, directory: folder },
    publishConfig: { access: 'public', provenance: true },
    files: [...own.files, ...carriedFiles],
    exports,
    ...(own.imports === undefined ? {} : { imports: publicEntries(own.imports) }),
    ...entriesOfOldResolvers(exports),
  };
}

/** Files that a manifest names: what is imported, and programs. */
export function namedFiles({ exports, bin = {} }: PublicManifest): readonly string[] {
  const entries = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry)));
  return [...entries, ...Object.values(bin)];
}

function publicEntries(entries: Readonly<Record<string, Entry>>): Readonly<Record<string, Entry>> {
  return Object.fromEntries(
    Object.entries(entries).map(([path, entry]) => [
      path,
      typeof entry === 'string' ? entry : without(entry, sourceCondition),
    ]),
  );
}

function without<Value>(all: Readonly<Record<string, Value>>, ...keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
}

/** `main` and `types` for the root, `typesVersions` for the rest; Node itself reads `exports`, so only types need the latter. */
function entriesOfOldResolvers({ '.': root, ...others }: Readonly<Record<string, Entry>>): object {
  const typed = Object.entries(others).flatMap(([path, entry]): [string, string[]][] =>
    typeof entry === 'string' || entry.types === undefined ? [] : [[path.slice(2), [entry.types.slice(2)]]],
  );
  return {
    ...(root === undefined ? {} : { main: typeof root === 'string' ? root : root.default }),
    ...(typeof root === 'object' && root.types !== undefined ? { types: root.types } : {}),
    ...(typed.length === 0 ? {} : { typesVersions: { '*': Object.fromEntries(typed) } }),
  };
}
