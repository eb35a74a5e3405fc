'use strict';
const { spawn } = require('node:child_process');
const { constants } = require('node:os');
const { dirname } = require('node:path');
const { pathToFileURL } = require('node:url');

/**
 * Runs a program in a Node that reads TypeScript, with the arguments of this process and its output, and ends as it ends.
 *
 * @param {string} entry absolute path of its module, in whose package tsx is found, or beside this one
 */
module.exports = function withTsx(entry) {
  const tsx = require.resolve('tsx', { paths: [dirname(entry), __dirname] });
  const flags = ['--conditions=@spot-serving/source', '--import', pathToFileURL(tsx).href];
  const child = spawn(process.execPath, [...flags, entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child decides when to stop. A Ctrl-C that the terminal sends to both processes counts once there.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
};
