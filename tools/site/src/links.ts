import { posix } from 'node:path';

import { anchorOf } from './anchor';
import { pageOf } from './pages';

const fence = /^(?:```|~~~)[^]*?^(?:```|~~~)/gm;
/** Blocks and spans of code, and links, whichever begins first: a label may hold a span, and a span may hold what looks like a link. */
const pieces = new RegExp(
  `${fence.source}|(!?\\[(?:[^\\]\\\\]|\\\\.)*\\])\\(([^()\\s]+(?:\\([^()]*\\)[^()\\s]*)?)\\)|\`[^\`\\n]+\``,
  'gm',
);

/** Where a link of the repository leads: the text before it, the path relative to the repository, and the anchor with its `#`. */
export interface Link {
  readonly target: string;
  readonly anchor: string;
}

/** What a link of a file means; undefined for one to elsewhere in the world. */
export function linkOf(source: string, written: string): Link | undefined {
  if (/^([a-z]+:|\/\/)/i.test(written)) return undefined;
  const [path = '', anchor] = written.split('#');
  const target = path === '' ? source : posix.normalize(posix.join(posix.dirname(source), decodeURIComponent(path)));
  return { target: target.replace(/\/$/, ''), anchor: anchor === undefined ? '' : `#${anchor}` };
}

/** Every link of a page that leads into the repository, as written; code is no link. */
export function linksIn(text: string): readonly string[] {
  return [...text.matchAll(pieces)].flatMap(([, , written]) => written ?? []);
}

/**
 * The text of a page with links as the site needs them: to other pages where they are, to files of the repository at its address.
 *
 * @param repository address of the files, such as `https://github.com/owner/name/blob/main`; pictures are taken along instead
 */
export function relink(source: string, page: string, text: string, repository: string): string {
  return text.replace(pieces, (whole: string, label?: string, written?: string) => {
    const found = written === undefined || written.startsWith('#') ? undefined : linkOf(source, written);
    if (found === undefined || label === undefined) return whole;
    return `${label}(${addressOf(page, found, label.startsWith('!'), repository)})`;
  });
}

function addressOf(page: string, { target, anchor }: Link, isPicture: boolean, repository: string): string {
  const to = isPicture ? posix.join('pictures', posix.basename(target)) : pageOf(target);
  if (to === undefined) return `${repository}/${target}${anchor}`;
  const relative = posix.relative(posix.dirname(page), to);
  return `${relative.startsWith('.') ? relative : `./${relative}`}${anchor}`;
}

/** Ids of the headings of a page, as VitePress and GitHub make them alike for what we write. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const headings = text.replace(fence, '').matchAll(/^#{1,6} +(.+?) *$/gm);
  return new Set([...headings].map(([, heading = '']) => anchorOf(heading)));
}
