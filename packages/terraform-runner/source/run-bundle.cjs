'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { createRequire, SourceMap, wrap } = require('node:module');
const { dirname, resolve } = require('node:path');
const { inspect } = require('node:util');
const { Script } = require('node:vm');

const { writeWhole } = require('./bundle.cjs');

/**
 * Runs a bundle in this process, as the module that it was made of would run. Code that V8 compiled is kept beside the bundle when the first run ends. An error
 * that nobody catches is told with the places in the sources, and ends the process with 1, as Node does.
 *
 * @param {import('./bundle.cjs').Bundle} bundle
 * @param {string} entry absolute path of that module
 */
function runBundle(bundle, entry) {
  const compiled = `${bundle.file}.${process.version}`;
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(wrap(bundle.code), { filename: bundle.file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) process.once('exit', () => keep(compiled, script));
  process.setUncaughtExceptionCaptureCallback((error) => {
    const told = `${inSources(inspect(error), bundle, entry)}\n`;
    // What a pipe has not taken yet would be lost with the process.
    process.stdout.write('', () => process.stderr.write(told, () => process.exit(1)));
  });
  const module = { exports: {} };
  script.runInThisContext().call(module.exports, module.exports, createRequire(entry), module, entry, dirname(entry));
}

/**
 * @param {string} file
 * @param {Script} script
 */
function keep(file, script) {
  try {
    writeWhole(file, script.createCachedData());
  } catch {
    // A cache that cannot be written: the next run compiles again.
  }
}

/**
 * Its source map; nothing where another run has replaced the bundle and removed it.
 *
 * @param {import('./bundle.cjs').Bundle} bundle
 */
function mapOf(bundle) {
  try {
    return new SourceMap(JSON.parse(bundle.map()));
  } catch {
    return undefined;
  }
}

/**
 * What an error says, with places in the sources in place of those in the bundle, and without the frames that started it.
 *
 * @param {string} text
 * @param {import('./bundle.cjs').Bundle} bundle
 * @param {string} entry
 */
function inSources(text, bundle, entry) {
  const map = mapOf(bundle);
  if (map === undefined) return text;
  const here = (/** @type {string} */ place) => place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text
    .replace(new RegExp(`\\n +at [^\\n]*${here(__dirname)}[^\\n]*`, 'g'), '')
    .replace(new RegExp(`${here(bundle.file)}:(\\d+):(\\d+)`, 'g'), (place, line, column) => {
      const found = map.findEntry(line - 1, column - 1);
      if (!('originalSource' in found)) return place;
      const { originalSource, originalLine, originalColumn } = found;
      return `${resolve(dirname(entry), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
    });
}

module.exports = { runBundle };
