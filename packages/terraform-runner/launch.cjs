'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Starts the program of a package.
 *
 * @param {string} bin the package's `bin` folder
 * @param {string} entry its module below `src`, and below `dist` where the package is installed, without extension
 * @param {object} [options]
 * @param {boolean} [options.readsTypeScript] whether the program loads TypeScript of its user, such as an `environment.ts`; it depends on tsx then
 */
module.exports = function launch(bin, entry, { readsTypeScript = false } = {}) {
  // On Node 20, which we support, the AWS SDK warns in eight lines of its own plans; a failure here is one line.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const source = join(bin, '..', 'src', `${entry}.ts`);
  const isSource = existsSync(source);
  const file = isSource ? source : join(bin, '..', 'dist', `${entry}.js`);
  if (readsTypeScript) require('./with-tsx.cjs')(file);
  else if (isSource) void require('./source/run-source.cjs').runSource(file);
  else require(file);
};
