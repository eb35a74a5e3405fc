'use strict';
// Plain JavaScript with checked types: it runs before anything is built. Only the workspace has this folder; installed programs run from `dist`.
const { join } = require('node:path');

const withTsx = require('../with-tsx.cjs');
const { foundBundle, madeBundle } = require('./bundle.cjs');
const { runBundle } = require('./run-bundle.cjs');

/** Beside what else is installed, so that `npm ci` empties it. */
const CACHE = join(__dirname, '..', '..', '..', 'node_modules', '.cache', 'spot-serving');

/**
 * Runs a TypeScript program of the workspace in this process, with the arguments of this process; workspace packages resolve to their sources.
 * Nothing needs to be built before: a bundle that is fresh is taken, else one is made and kept. Where none can be made, tsx runs the sources as
 * they are, and says what is wrong with them.
 *
 * @param {string} entry absolute path of its module
 * @param {string} cache folder of bundles
 */
async function runSource(entry, cache = CACHE) {
  const bundle = foundBundle(entry, cache) ?? (await madeBundle(entry, cache));
  if (bundle === undefined) withTsx(entry);
  else runBundle(bundle, entry);
}

module.exports = { runSource };
