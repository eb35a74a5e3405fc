'use strict';
const { readFileSync } = require('node:fs');
const { dirname, extname } = require('node:path');

/** What a module may say of the place it lies in. */
const PLACE = /\b__(?:dir|file)name\b|\brequire\.resolve\b|\bimport\.meta\.url\b/;

/** @type {Readonly<Record<string, import('esbuild').Loader>>} */
const LOADERS = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx', '.jsx': 'jsx' };

/**
 * Lets a module in a bundle know its own place, as if it ran from there: `__dirname`, `__filename`, `import.meta.url`. Scripts, charts and workers beside it
 * are found.
 *
 * @type {import('esbuild').Plugin}
 */
module.exports = {
  name: 'module-paths',
  setup(build) {
    build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!PLACE.test(text)) return undefined;
      return { contents: placed(text, path), loader: LOADERS[extname(path)] ?? 'js' };
    });
  },
};

/**
 * The text with its place written before it, on the first line, so that all lines keep their numbers.
 *
 * @param {string} text
 * @param {string} path
 */
function placed(text, path) {
  const address = JSON.stringify(require('node:url').pathToFileURL(path).href);
  const body = text.replace(/\bimport\.meta\.url\b/g, address).replace(/^#!.*/, '');
  const place = `var __filename = ${JSON.stringify(path)}, __dirname = ${JSON.stringify(dirname(path))};`;
  const declared = /\b(?:const|let|var|function)\s+__(?:dir|file)name\b/.test(body);
  const strict = /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*(['"])use strict\1/.test(body) ? '"use strict";' : '';
  return declared ? body : `${strict}${place}${body}`;
}
