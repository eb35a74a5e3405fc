import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { anchorsIn, linkOf, linksIn, relink } from '../src/links';
import { home, pages, root, trackedFiles } from '../src/pages';
import { named } from '../src/sidebar';

const markdown = trackedFiles().filter(
  (file) => file.endsWith('.md') && !file.includes('/fixtures/') && !file.includes('/golden/'),
);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const written = markdown.flatMap((file) => linksIn(textOf(file)).map((link) => [file, link] as const));

/** What is wrong with a link, if something is. */
function broken(file: string, link: string): string[] {
  const found = linkOf(file, link);
  if (found === undefined) return [];
  if (!existsSync(join(root, found.target))) return [`${file}: ${link} leads nowhere`];
  const anchor = found.anchor.slice(1);
  if (anchor === '' || !found.target.endsWith('.md') || anchorsIn(textOf(found.target)).has(anchor)) return [];
  return [`${file}: ${link} has no such heading`];
}

describe('links of the docs', () => {
  it('are found', () => {
    expect(pages().length).toBeGreaterThan(70);
    expect(written.length).toBeGreaterThan(250);
  });

  it('lead to files and headings that are there', () => {
    expect(written.flatMap(([file, link]) => broken(file, link))).toEqual([]);
  });

  it.each([
    ['a file that is gone', 'docs/gone.md', ['README.md: docs/gone.md leads nowhere']],
    [
      'a heading that is gone',
      'docs/architecture.md#gone',
      ['README.md: docs/architecture.md#gone has no such heading'],
    ],
    ['a heading that is there', 'docs/architecture.md#life-of-an-apply', []],
    ['another site', 'https://example.com/gone.md', []],
  ])('would be told of %s', (_what, link, expected) => expect(broken('README.md', link)).toEqual(expected));
});

it('names a group for every page that stands in no folder', () => {
  const alone = pages().flatMap(({ page }) => (page.includes('/') ? [] : page.slice(0, -3)));
  expect(alone.sort()).toEqual([...named].sort());
});

it('is called in code as the manifest of the root says', () => {
  const sources = trackedFiles().filter((file) => /^(?:packages|tools)\/[\w-]+\/src\/.*\.[cm]?[jt]s$/.test(file));
  const named = sources.flatMap((file) => [...textOf(file).matchAll(/https:\/\/github\.com\/[\w-]+\/spot-serving/g)]);
  expect(named.length).toBeGreaterThan(0);
  expect(named.map(([address]) => address).filter((address) => address !== home)).toEqual([]);
});

describe('links of the site', () => {
  const at = 'https://example.com/blob/main';
  it.each([
    ['[a](architecture.md)', 'docs/threats.md', 'threats.md', '[a](./architecture.md)'],
    ['[a](docs/adr/0001-x.md#why)', 'README.md', 'start.md', '[a](./adr/0001-x.md#why)'],
    ['[a](../../docs/threats.md)', 'packages/core/README.md', 'packages/core.md', '[a](../threats.md)'],
    ['[a](../packages/core/README.md)', 'docs/threats.md', 'threats.md', '[a](./packages/core.md)'],
    ['[a](src/cidr.ts)', 'packages/core/README.md', 'packages/core.md', `[a](${at}/packages/core/src/cidr.ts)`],
    ['![a](docs/picture.svg)', 'README.md', 'start.md', '![a](./pictures/picture.svg)'],
    ['[a](#here)', 'README.md', 'start.md', '[a](#here)'],
    ['[`a`](docs/threats.md)', 'README.md', 'start.md', '[`a`](./threats.md)'],
    ['`[a](x.md)`', 'README.md', 'start.md', '`[a](x.md)`'],
    ['```\n[a](x.md)\n```', 'README.md', 'start.md', '```\n[a](x.md)\n```'],
  ])('%s of %s', (text, source, page, expected) => expect(relink(source, page, text, at)).toBe(expected));
});
