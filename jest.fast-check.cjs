'use strict';

/**
 * fast-check as every test gets it: with a fixed seed, so that a gate is red by a change and never by chance. `jest.preset.cjs` puts it in
 * place. `FAST_CHECK_SEED=-506784021` runs another one, which is how `tools/seeds` searches at night.
 */
const { dirname, join } = require('node:path');

const manifest = require.resolve('fast-check/package.json');
const { default: entry } = require(manifest).exports['.'].require;
const fc = require(join(dirname(manifest), entry));

const FIXED_SEED = 20_261_127;
const { FAST_CHECK_SEED } = process.env;
const seed = Number(FAST_CHECK_SEED ?? FIXED_SEED);
if (!Number.isInteger(seed)) throw new Error(`FAST_CHECK_SEED is a whole number, not "${FAST_CHECK_SEED}"`);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

module.exports = fc;
