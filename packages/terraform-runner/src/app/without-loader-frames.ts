/** What Node prints above an error of its own loader: a place in Node, some code there, and a caret, up to an empty line. */
const preamble = /^node:internal\/\S+:\d+\n[^]*?\n\n/;

/** A frame in Node, tsx or esbuild; behind the last one Node prints the properties of the error, in braces. */
const frame = /^ +at [^\n]*(?:node:|node_modules[\\/](?:tsx|esbuild)[\\/])[^\n]*?(?: \{\n[^]*?^\})?\n/gm;

/**
 * Takes out of what a failed Node program said the frames of whatever loaded it, so that a missing comma is told by its file, line and column. Frames
 * of the app and of the packages that it calls stay, and so does all other text.
 */
export function withoutLoaderFrames(words: string): string {
  return words.replace(preamble, '').replace(frame, '');
}
