import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Absolute path of the repository. */
export const root = resolve(__dirname, '..', '..', '..');

/** Where this repository lives, as the manifest of the root says. */
export const home = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly repository: { readonly url: string } }
).repository.url.replace(/^git\+|\.git$/g, '');

/** Markdown that stays where it is and becomes a page. Both paths are relative: `source` to the repository, `page` to the site. */
export interface Page {
  readonly source: string;
  readonly page: string;
}

/** Where Markdown outside of `docs` goes. */
const elsewhere: readonly (readonly [pattern: RegExp, page: string])[] = [
  [/^README\.md$/, 'start.md'],
  [/^CONTRIBUTING\.md$/, 'contributing.md'],
  [/^CHANGELOG\.md$/, 'changelog.md'],
  [/^(packages|examples)\/([\w-]+)\/README\.md$/, '$1/$2.md'],
  [/^(packages|examples)\/README\.md$/, '$1/index.md'],
  [/^docs\/(.+)\/README\.md$/, '$1/index.md'],
  [/^docs\/(.+\.md)$/, '$1'],
];

/** The page of a file of the repository; undefined for what is no page. */
export function pageOf(source: string): string | undefined {
  const found = elsewhere.find(([pattern]) => pattern.test(source));
  return found && source.replace(found[0], found[1]);
}

/** Every page that is written by people, in the order of their paths. */
export function pages(): readonly Page[] {
  return trackedFiles().flatMap((source) => {
    const page = pageOf(source);
    return page === undefined ? [] : [{ source, page }];
  });
}

/** Files that git knows or would take, relative to the repository. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listed.split('\0').filter((file) => file !== ''))].sort();
}
