'use strict';
const { changed } = require('./create.cjs');

/**
 * Takes an app out of the code.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ readonly name: string, readonly skipInstall?: boolean }} options
 */
module.exports = async function remove(tree, { name, skipInstall = false }) {
  return changed(tree, name, ['remove', name], skipInstall);
};
