import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { anchorOf } from './anchor';
import { root } from './pages';

/** Packages whose `index.ts` others import, as folders below `packages`. */
export function packageFolders(): readonly string[] {
  return readdirSync(join(root, 'packages'), { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name === 'index.ts' &&
        /^packages\/[\w-]+\/src$/.test(entry.parentPath.slice(root.length + 1)),
    )
    .map((entry) => entry.parentPath.slice(root.length + 1).split('/')[1] ?? '')
    .sort();
}

/** Options of typedoc for the reference of every public symbol, as pages below `out`. */
export function typedocOptions(out: string, repository: string): object {
  return {
    entryPoints: packageFolders().map((name) => join(root, 'packages', name, 'src', 'index.ts')),
    tsconfig: join(root, 'tools', 'site', 'tsconfig.api.json'),
    plugin: ['typedoc-plugin-markdown'],
    out,
    readme: 'none',
    // One page for each symbol would be 900; a page for each package is found faster.
    router: 'module',
    entryFileName: 'index',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    useCodeBlocks: true,
    parametersFormat: 'table',
    // In a table they would have no heading, and so no place to link to.
    interfacePropertiesFormat: 'list',
    excludeExternals: true,
    excludePrivate: true,
    excludeInternal: true,
    skipErrorChecking: true,
    gitRevision: 'main',
    // Paths are below the folder that the entry points share.
    sourceLinkTemplate: `${repository}/packages/{path}#L{line}`,
    disableGit: true,
    basePath: root,
    sourceLinkExternal: false,
    logLevel: 'Error',
  };
}

/** Puts the page of each package, which typedoc names after its file, at the name of the package. */
export function nameAfterPackages(out: string): void {
  for (const name of packageFolders()) {
    const page = join(out, `${name}.md`);
    renameSync(join(out, 'packages', name, 'src.md'), page);
    const text = readFileSync(page, 'utf8').replace(/^# .*$/m, `# @spot-serving/${name}`);
    writeFileSync(page, withOwnPlaces(text.replace(/\(\.\.\/([\w-]+)\/src\.md/g, '(./$1.md')));
  }
  rmSync(join(out, 'packages'), { recursive: true });
  const list = packageFolders().map((name) => `- [@spot-serving/${name}](./${name}.md)`);
  writeFileSync(
    join(out, 'index.md'),
    `# Every symbol\n\nOf each package, what others may import; made of the comments in the code.\n\n${list.join('\n')}\n`,
  );
}

/** typedoc numbers a heading (`#terraformrun-1`) also when only a method of a class (`Terraform.run`) has the same letters, which no heading has. */
export function withOwnPlaces(page: string): string {
  const headings = [...page.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading = '']) => anchorOf(heading));
  const second = (id: string): boolean => headings.indexOf(id) !== headings.lastIndexOf(id);
  return page.replace(/\]\(#([\w-]+)-1\)/g, (whole, id: string) =>
    headings.includes(id) && !second(id) && !headings.includes(`${id}-1`) ? `](#${id})` : whole,
  );
}
