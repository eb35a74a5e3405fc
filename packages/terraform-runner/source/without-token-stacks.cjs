'use strict';

/** Where cdktf 0.21 notes the whole stack at each token that is made, for the text of an error that hardly ever comes: a seventh of a synth. */
const MODULE = /[\\/]cdktf[\\/]lib[\\/]tokens[\\/]private[\\/]stack-trace\.js$/;

/**
 * Makes cdktf note no stack for a token, as it has no setting for that. An error of a token then says what is wrong, and not where the token was made; the app
 * run by tsx says that too.
 *
 * @type {import('esbuild').Plugin}
 */
module.exports = {
  name: 'without-token-stacks',
  setup(build) {
    build.onLoad({ filter: MODULE }, () => ({ contents: 'exports.captureStackTrace = () => [];', loader: 'js' }));
  },
};
