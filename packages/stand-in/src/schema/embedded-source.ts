import { readFileSync } from 'node:fs';

const inlineSourceMap = 'sourceMappingURL=data:application/json;base64,';

/**
 * The TypeScript that a compiled file of a binding package was made from.
 *
 * The compiled JavaScript is not enough: `tsc` drops field declarations together with the comments that carry the
 * computed, optional and required flags. The original is kept in the inline source map.
 *
 * @throws when the file has no inline source map with its source, as a differently built package would
 */
export function embeddedSource(file: string): string {
  const compiled = readFileSync(file, 'latin1');
  const start = compiled.lastIndexOf(inlineSourceMap);
  const map = start < 0 ? {} : parseMap(compiled.slice(start + inlineSourceMap.length));
  const [source] = map.sourcesContent ?? [];
  if (source === undefined)
    throw new Error(`${file} does not embed its TypeScript source; install the published binding package`);
  return source;
}

function parseMap(base64: string): { readonly sourcesContent?: readonly string[] } {
  return JSON.parse(Buffer.from(base64.trim(), 'base64').toString('utf8')) as { sourcesContent?: readonly string[] };
}
