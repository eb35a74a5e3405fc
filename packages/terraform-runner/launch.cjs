'use strict';

const { existsSync } = require('node:fs');
const { constants } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

/**
 * Starts the program of a package.
 *
 * @param {string} bin the package's `bin` folder
 * @param {string} entry its module below `src`, and below `dist` where the package is installed, without extension
 */
module.exports = function launch(bin, entry) {
  // On Node 20, which we support, the AWS SDK warns in eight lines of its own plans; a failure here is one line.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const source = join(bin, '..', 'src', `${entry}.ts`);
  if (existsSync(source)) runFromSource(source);
  else require(join(bin, '..', 'dist', `${entry}.js`));
};

/** Inside the workspace nothing needs to be built: TypeScript runs as it is, and workspace packages resolve to their sources. */
function runFromSource(source) {
  const { spawn } = require('node:child_process');
  const flags = ['--conditions=@spot-serving/source', '--import', pathToFileURL(require.resolve('tsx')).href];
  const child = spawn(process.execPath, [...flags, source, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child decides when to stop. A Ctrl-C that the terminal sends to both processes counts once there.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
