'use strict';
const { execFileSync } = require('node:child_process');
const { dirname, join } = require('node:path');
const { formatFiles } = require('@nx/devkit');

/**
 * A file as `npm create @spot-serving -- --json` plans it.
 *
 * @typedef {object} FileChange
 * @property {string} path relative to the workspace
 * @property {string | null} content `null` where it is to go
 */

/** The program that makes apps, for those who have Nx and those who have not. */
const program = join(dirname(require.resolve('@spot-serving/create/package.json')), 'bin', 'create.cjs');

/**
 * Runs it.
 *
 * @param {string} root of the workspace
 * @param {readonly string[]} args
 * @returns {string} what it printed
 * @throws {Error} in its own words
 */
function create(root, args) {
  try {
    return execFileSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stderr = '' } = /** @type {{ readonly stderr?: string }} */ (error);
    throw new Error(stderr.trim() === '' ? String(error) : stderr.trim());
  }
}

/**
 * Plans with the program, changes Nx's tree, which `--dry-run` only shows, and gives what is to be done once the files are written.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} name of the app
 * @param {readonly string[]} args that say what becomes of it
 * @param {boolean} skipInstall
 * @returns {Promise<import('@nx/devkit').GeneratorCallback>}
 */
async function changed(tree, name, args, skipInstall) {
  /** @type {{ readonly files: readonly FileChange[] }} */
  const { files } = JSON.parse(create(tree.root, [...args, '--dry-run', '--json']));
  for (const { path, content } of files) {
    if (content === null) tree.delete(path);
    else tree.write(path, content);
  }
  await formatFiles(tree);
  return () => void create(tree.root, ['finish', name, ...(skipInstall ? ['--no-install'] : [])]);
}

module.exports = { changed };
