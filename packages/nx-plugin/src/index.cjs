'use strict';
// Plain JavaScript with checked types, so that Nx loads it from a fresh clone on Node 20, before anything is built.
const { existsSync, readFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { createNodesFromFiles } = require('@nx/devkit');
const { inferTargets } = require('./infer-targets.cjs');
const { readCdktfJson } = require('./cdktf-json.cjs');

/**
 * Nx's hook: every folder below the workspace root that holds a `cdktf.json` becomes a project with targets for its app.
 *
 * The root's own `cdktf.json` is left alone: it is a convenience of the command line, not an app. Nothing is cached between runs, because
 * reading the few files costs less than finding out whether they changed.
 *
 * @type {import('@nx/devkit').CreateNodes<import('./infer-targets.cjs').PluginOptions>}
 */
const createNodes = [
  '**/cdktf.json',
  (files, options = {}, context) =>
    createNodesFromFiles((file) => projectOf(file, options, context), files.filter(isBelowRoot), options, context),
];

/** @param {string} file relative to the workspace root */
function isBelowRoot(file) {
  return dirname(file) !== '.';
}

/**
 * @param {string} file relative to the workspace root
 * @param {import('./infer-targets.cjs').PluginOptions} options
 * @param {import('@nx/devkit').CreateNodesContext} context
 * @returns {import('@nx/devkit').CreateNodesResult}
 */
function projectOf(file, options, { workspaceRoot, nxJsonConfiguration }) {
  const root = dirname(file);
  const cdktfJson = readCdktfJson(file, readFileSync(join(workspaceRoot, file), 'utf8'));
  const first = cdktfJson.after?.app;
  if (first !== undefined && !existsSync(join(workspaceRoot, dirname(root), first, 'cdktf.json')))
    throw new Error(`${file}: after.app is "${first}", and there is no such app beside it; name the folder of one`);
  const targets = inferTargets({
    root,
    cdktfJson,
    inputs: nxJsonConfiguration.namedInputs?.production ? 'production' : 'default',
    canRehearse: isInstalled('@spot-serving/rehearsal', workspaceRoot),
    options,
  });
  return { projects: { [root]: { ...nameIfUnnamed(join(workspaceRoot, root)), root, targets } } };
}

/**
 * A folder without package.json and project.json is named after itself; in any other, Nx reads the name there.
 *
 * @param {string} folder
 */
function nameIfUnnamed(folder) {
  return ['package.json', 'project.json'].some((file) => existsSync(join(folder, file)))
    ? {}
    : { name: basename(folder) };
}

/**
 * @param {string} name
 * @param {string} workspaceRoot
 */
function isInstalled(name, workspaceRoot) {
  return existsSync(join(workspaceRoot, 'node_modules', name, 'package.json'));
}

/** `createNodesV2` is how Nx 21 asks for it, `createNodes` how Nx 22 and 23 do. */
module.exports = { createNodes, createNodesV2: createNodes };
