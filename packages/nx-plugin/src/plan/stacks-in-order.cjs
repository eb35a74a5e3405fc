'use strict';

/**
 * One stack of cdktf's `manifest.json`.
 *
 * @typedef {object} ManifestStack
 * @property {string} name what the command line calls it
 * @property {string} constructPath
 * @property {readonly string[]} dependencies construct paths of the stacks whose outputs it reads
 */

/**
 * Names of the stacks in a `manifest.json`, each after those it depends on.
 *
 * @param {{ readonly stacks: Readonly<Record<string, ManifestStack>> }} manifest
 * @returns {readonly string[]}
 */
function stacksInOrder(manifest) {
  const byPath = new Map(Object.values(manifest.stacks).map((stack) => [stack.constructPath, stack]));
  /** @type {Set<string>} */
  const ordered = new Set();
  /** @type {Set<ManifestStack>} */
  const seen = new Set();
  /** @param {ManifestStack} stack */
  const add = (stack) => {
    if (seen.has(stack)) return;
    seen.add(stack);
    stack.dependencies.flatMap((path) => byPath.get(path) ?? []).forEach(add);
    ordered.add(stack.name);
  };
  byPath.forEach(add);
  return [...ordered];
}

module.exports = { stacksInOrder };
