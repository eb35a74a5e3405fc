import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A repository, and one of its commits in another folder. */
export interface CheckedOut {
  /** Absolute path of the repository. */
  readonly top: string;
  /** Absolute path of the other folder. */
  readonly tree: string;
  /** Absolute path of the app's folder in the repository. */
  readonly app: string;
}

const modulesFolder = 'node_modules';

/** What cdktf generates beside an app, which nobody commits. */
const generatedFolder = '.gen';

/**
 * Gives a commit the modules that are installed in its repository. A package of the workspace is that of the commit, which is the point; all others are
 * those of now, also where the commit's lock file names other versions.
 */
export function linkModules({ top, tree, app }: CheckedOut): void {
  const folders = [...upTo(top, app), ...workspacePackages(join(top, modulesFolder), top)];
  for (const folder of new Set(folders)) {
    const there = join(tree, relative(top, folder));
    const modules = join(folder, modulesFolder);
    if (existsSync(there) && existsSync(modules)) linkEach(modules, join(there, modulesFolder), { top, tree });
  }
  const [generated, place] = [join(app, generatedFolder), join(tree, relative(top, app), generatedFolder)];
  if (existsSync(generated) && !existsSync(place)) symlinkSync(generated, place);
}

/** The folder of the app and those above it, up to the repository. */
function upTo(top: string, folder: string): readonly string[] {
  return relative(top, folder) === '' ? [folder] : [folder, ...upTo(top, dirname(folder))];
}

/** Folders of the packages that npm linked into a `node_modules`. */
function workspacePackages(modules: string, top: string): readonly string[] {
  return entriesOf(modules).flatMap((entry) => {
    const target = inWorkspace(join(modules, entry), top);
    return target === undefined ? [] : [target];
  });
}

function linkEach(modules: string, place: string, { top, tree }: Pick<CheckedOut, 'top' | 'tree'>): void {
  for (const entry of entriesOf(modules)) {
    const from = join(modules, entry);
    const own = inWorkspace(from, top);
    const target = own === undefined ? from : join(tree, relative(top, own));
    const to = join(place, entry);
    if (!existsSync(target) || existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(target, to);
  }
}

/** Names of modules, those of a scope one by one, and `.bin`. */
function entriesOf(modules: string): readonly string[] {
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules).filter((name) => !name.startsWith('.') || name === '.bin');
  return names.flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => join(name, inner)) : [name],
  );
}

/** The folder of a package of the workspace that a module is a link to; undefined for a module that was installed. */
function inWorkspace(module: string, top: string): string | undefined {
  if (!lstatSync(module).isSymbolicLink() || !existsSync(module)) return undefined;
  const target = realpathSync(module);
  const path = relative(realpathSync(top), target);
  const outside = path.startsWith('..') || path.split('/').includes(modulesFolder);
  return outside ? undefined : join(top, path);
}
