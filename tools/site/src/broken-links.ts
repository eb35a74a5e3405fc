import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Pages of a built site by their path, which begins with `/`. */
export type BuiltPages = ReadonlyMap<string, string>;

/** Reads the pages of a folder. */
export function builtPages(folder: string): BuiltPages {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return new Map(files.map((file) => [`/${file}`, readFileSync(join(folder, file), 'utf8')]));
}

/** Links of the pages that lead to no page of the site, or to a place in one that is not there; each with the page that has it. */
export function brokenLinks(pages: BuiltPages, base = '/'): readonly string[] {
  const ids = new Map([...pages].map(([path, html]) => [path, idsIn(html)]));
  return [...pages].flatMap(([path, html]) =>
    linksOf(html).flatMap((link) => {
      const [target = '', anchor = ''] = link.split('#');
      const there = ids.get(
        target === '' ? path : pageAt(posix.resolve(posix.dirname(path), withoutBase(target, base))),
      );
      if (there === undefined) return [`${path}: ${link} is no page`];
      return anchor === '' || there.has(decodeURIComponent(anchor)) ? [] : [`${path}: ${link} has no such place`];
    }),
  );
}

const pageAt = (path: string): string => (path.endsWith('.html') ? path : posix.join(path, 'index.html'));
const withoutBase = (target: string, base: string): string =>
  target.startsWith(base) ? `/${target.slice(base.length)}` : target;

/** Links to pages; files such as scripts and pictures are the builder's. */
function linksOf(html: string): readonly string[] {
  const all = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return [...new Set(all)].filter((link) => !/^([a-z]+:|\/\/)/i.test(link));
}

function idsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));
}
