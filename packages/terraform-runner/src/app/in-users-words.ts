import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

import { ownerOf } from './owner-of';
import { withoutLoaderFrames } from './without-loader-frames';

/** A frame of a stack trace that names a file. */
const placeForm = /^ +at (?:.*?\()?(file:\/\/\/.*?|\/.*?|[A-Za-z]:.*?):(\d+):(\d+)\)?(?: \{)?$/gm;

/** Any frame; behind the last one stand the properties of the error, in braces. */
const frameForm =
  /\n +(?:at (?:.*:\d+:\d+\)?|.* \(<anonymous>\))|\.\.\. \d+ lines matching cause stack trace \.\.\.)( \{)?(?=\n)/g;

/** What Node prints above an error that nobody caught: its place, the line there, and a caret. */
const excerptForm = /^(?:file:\/\/|\/|[A-Za-z]:|node:|<anonymous_script>).*:\d+\n.*\n(?: *\^+ *\n)?\n+/m;

/** What Node prints last. */
const nodeVersionForm = /\n*^Node\.js v[\d.]+\n*/m;

/**
 * What a failed app said, as its user can act on it. An error that the user's own code threw is told by its place and its message, without a stack
 * trace: an `environment.ts` that reads a member of nothing is a slip. An error that a package of the house threw is that package's fault, and keeps
 * its frames, but for those of what loaded the app.
 */
export function inUsersWords(printed: string): string {
  // Node colours its frames where FORCE_COLOR asks for it, as Nx does.
  const words = stripVTControlCharacters(printed);
  const place = thrownAt(words);
  if (place === undefined) return withoutLoaderFrames(words);
  const said = words
    .replace(excerptForm, '')
    .replace(nodeVersionForm, '\n')
    .replace(frameForm, (_, braces?: string) => braces ?? '');
  return `${place}: ${said.trim()}\n`;
}

/** Where the user's code threw, or called what threw; nothing where a package of the house stands between. */
function thrownAt(words: string): string | undefined {
  for (const [, shown = '', line, column] of words.matchAll(placeForm)) {
    const file = shown.startsWith('file:') ? fileURLToPath(shown) : shown;
    const owner = ownerOf(file);
    if (owner === 'user') return `${file}:${line}:${column}`;
    if (owner === 'house') return undefined;
  }
  return undefined;
}
