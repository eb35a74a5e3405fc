import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { environmentSchema } from '@spot-serving/core';

import { nameAfterPackages, typedocOptions } from './api';
import { brokenLinks, builtPages } from './broken-links';
import { commands, commandsPage } from './commands';
import { environmentComments } from './comments';
import { environmentPage, environmentRows } from './environment';
import { relink } from './links';
import { home, pages, root, trackedFiles } from './pages';
import { sidebar } from './sidebar';
import { strictPages } from './strict';

const folder = join(root, 'dist', 'docs');
/** Where links to files lead; a fork of this repository names its own. */
const repository = process.env.DOCS_REPOSITORY ?? `${home}/blob/main`;

/** `npm run docs`: the pages in `dist/docs/pages`, and the site in `dist/docs/html`. */
function buildSite(): void {
  const into = join(folder, 'pages');
  rmSync(folder, { recursive: true, force: true });
  for (const { source, page } of pages()) {
    const text = readFileSync(join(root, source), 'utf8');
    write(join(into, page), relink(source, page, text, repository));
  }
  for (const picture of trackedFiles().filter((file) => /^docs\/[^/]+\.(svg|png)$/.test(file))) {
    mkdirSync(join(into, 'pictures'), { recursive: true });
    copyFileSync(join(root, picture), join(into, 'pictures', basename(picture)));
  }
  write(join(into, 'reference', 'commands.md'), commandsPage(commands()));
  write(
    join(into, 'reference', 'environment.md'),
    environmentPage(environmentRows(environmentSchema), environmentComments()),
  );
  reference(join(into, 'reference', 'api'));
  cpSync(join(root, 'tools', 'site', 'pages'), into, { recursive: true });
  write(join(into, '.vitepress', 'sidebar.json'), JSON.stringify(sidebar(into)));
  cpSync(join(root, 'tools', 'site', 'vitepress'), join(into, '.vitepress'), { recursive: true });
  // The configuration stands one folder below the pages, as it stands one below this package.
  write(join(into, 'src', 'anchor.ts'), readFileSync(join(__dirname, 'anchor.ts'), 'utf8'));
  const html = join(folder, 'html');
  run('vitepress', 'build', into, '--outDir', html);
  strictPages(html);
  const broken = brokenLinks(builtPages(html), process.env.DOCS_BASE);
  if (broken.length > 0) throw new Error(`links that lead nowhere:\n${broken.join('\n')}`);
}

function reference(out: string): void {
  const options = join(folder, 'typedoc.json');
  write(options, JSON.stringify(typedocOptions(out, repository)));
  run('typedoc', '--options', options);
  nameAfterPackages(out);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(join(root, 'node_modules', '.bin', program), args, { cwd: root, stdio: 'inherit' });
}

buildSite();
