'use strict';

/**
 * Makes `dist/bundle/<program>.cjs` at the root of the workspace: programs as single files that plain `node` 20 or newer runs, without node_modules.
 * Jobs with credentials run these, and install nothing. A program whose entry is not there (yet) is left out, and said.
 *
 * Usage: node packages/pipeline/scripts/bundle.cjs [folder]
 */
const { existsSync, rmSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');

const { buildSync } = require('esbuild');

const root = resolve(__dirname, '..', '..', '..');
const outdir = resolve(process.argv[2] ?? join(root, 'dist', 'bundle'));
const entries = {
  pipeline: join(root, 'packages', 'pipeline', 'src', 'cli.ts'),
  seeds: join(root, 'tools', 'seeds', 'src', 'cli.ts'),
  'check-serving': join(root, 'packages', 'check-serving', 'src', 'cli.ts'),
};

rmSync(outdir, { recursive: true, force: true });
for (const [name, entry] of Object.entries(entries)) {
  if (existsSync(entry)) bundle(name, entry);
  else process.stderr.write(`${name}: no ${relative(root, entry)}, left out\n`);
}

function bundle(name, entry) {
  buildSync({
    entryPoints: [entry],
    outfile: join(outdir, `${name}.cjs`),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['@spot-serving/source'],
    // Of two builds that a dependency brings, the one for import: some of the other kind load parts by computed names.
    mainFields: ['module', 'main'],
    legalComments: 'inline',
    logLevel: 'warning',
  });
}
