'use strict';
const { execFileSync } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { version } = require('../../../packages/core/package.json');

const root = join(__dirname, '..', '..', '..');

/** Packs every public package, once for all test files, by the program that a release runs; `PACKED` says where. */
module.exports = () => {
  process.env.PACKED = mkdtempSync(join(tmpdir(), 'spot-serving-packed-'));
  // The tests of a fork pack too, which a release there would refuse.
  const env = { ...process.env, GITHUB_REPOSITORY: '' };
  const program = join(root, 'packages', 'pipeline', 'bin', 'pipeline.cjs');
  const args = [program, 'pack', '--tag', `v${version}`, '--out', process.env.PACKED];
  execFileSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
};
