'use strict';
const { createHash } = require('node:crypto');
const { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } = require('node:fs');
const { dirname, join } = require('node:path');

/**
 * What a bundle was made of.
 *
 * @typedef {object} Stamp
 * @property {string} bundle name of its file
 * @property {Readonly<Record<string, readonly [times: string, content: string]>>} inputs by path: what the file system says of each file and folder, and a hash of
 *   its content
 */

/** How coarse a file system's clock may be, in milliseconds: FAT counts in two seconds. */
const COARSEST = 2000;

/** Of what is not there. */
const ABSENT = 'absent';

/** Names in a folder of sources by which an import may come to mean another file. */
const IMPORTABLE = /\.(?:[cm]?[jt]sx?|json)$/;

/**
 * Everything that says what a bundle holds: the files in it; the folders of our own ones, in which a new file may come before an old one; and in every folder
 * above one, there or not there, the package.json, which says what imports mean, and what npm has installed.
 *
 * @param {readonly string[]} files absolute paths
 * @returns {readonly string[]} absolute paths of files and folders
 */
function inputsOf(files) {
  const own = files.filter((file) => !isInstalled(file));
  const above = new Set(files.flatMap(foldersAbove));
  const aboveOwn = new Set(own.flatMap(foldersAbove));
  return [
    ...files,
    ...new Set(own.map((file) => dirname(file))),
    ...[...above].map((folder) => join(folder, 'package.json')),
    ...[...aboveOwn].flatMap((folder) =>
      ['', '@spot-serving', '.package-lock.json'].map((name) => join(folder, 'node_modules', name)),
    ),
  ];
}

/**
 * The stamp of a bundle.
 *
 * @param {string} bundle
 * @param {readonly string[]} inputs
 * @returns {Stamp}
 */
function stampOf(bundle, inputs) {
  const content = inputs.map((path) => contentOf(path));
  return {
    bundle,
    inputs: Object.fromEntries(inputs.map((path, at) => [path, [timesOf(path), content[at] ?? ABSENT]])),
  };
}

/**
 * Whether nothing changed so lately that it may have changed while it was read. Folders of packages may: npm writes down what it installed when it has ended.
 *
 * @param {Stamp} stamp
 * @param {number} started when the reading began, in milliseconds since the epoch
 */
function isSettled({ inputs }, started) {
  const stats = Object.keys(inputs).map((path) =>
    isInstalled(path) ? undefined : statSync(path, { throwIfNoEntry: false }),
  );
  return stats.every((stat) => stat === undefined || stat.ctimeMs < started - COARSEST);
}

/**
 * The stamp as it is now, when all that it names is as it was. What has other times is compared by content: a checkout of the same commit changes nothing.
 *
 * @param {Stamp} stamp
 * @returns {Stamp | undefined} that very stamp when all times are the same; undefined when something is not as it was
 */
function renewed(stamp) {
  const touched = Object.entries(stamp.inputs).filter(([path, [times]]) => timesOf(path) !== times);
  if (touched.length === 0) return stamp;
  const now = stampOf(
    stamp.bundle,
    touched.map(([path]) => path),
  );
  const same = touched.every(([path, [, content]]) => now.inputs[path]?.[1] === content);
  return same ? { bundle: stamp.bundle, inputs: { ...stamp.inputs, ...now.inputs } } : undefined;
}

/**
 * @param {string} file
 * @returns {Stamp | undefined}
 */
function stampIn(file) {
  try {
    return /** @type {Stamp} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Number, size and times of a file or folder. Nobody sets the time at which its entry changed last (ctime) by hand, so what is the same here is the same.
 *
 * @param {string} path
 * @returns {string}
 */
function timesOf(path) {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? ABSENT : `${stat.ino}-${stat.size}-${stat.mtimeNs}-${stat.ctimeNs}`;
}

/**
 * A hash of a file, or of what imports can find in a folder.
 *
 * @param {string} path
 * @returns {string}
 */
function contentOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return ABSENT;
  const content = stat.isDirectory() ? listing(path) : readFileSync(path);
  return createHash('sha256').update(content).digest('base64');
}

/** @param {string} folder */
function listing(folder) {
  const counts = (/** @type {string} */ name) => (isInstalled(folder) ? !name.startsWith('.') : IMPORTABLE.test(name));
  return readdirSync(folder)
    .filter(counts)
    .sort()
    .map((name) => `${name} ${linkOf(join(folder, name))}`)
    .join('\n');
}

/** @param {string} path */
function linkOf(path) {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : '';
}

/** @param {string} path */
function isInstalled(path) {
  return /[\\/]node_modules(?:[\\/]|$)/.test(path);
}

/**
 * The folders of a file, from its own to the top.
 *
 * @param {string} file
 * @returns {readonly string[]}
 */
function foldersAbove(file) {
  const folder = dirname(file);
  return folder === file ? [] : [folder, ...foldersAbove(folder)];
}

module.exports = { inputsOf, isSettled, renewed, stampIn, stampOf };
