import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { forRehearsal } from '@spot-serving/core/vocabulary';

import type { SynthesizedStack } from './synth';

/** The part of cdktf's `manifest.json` that leads to the stacks. */
interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

/**
 * Runs the app of a folder as the cdktf command would, the `app` of its `cdktf.json`, into a temporary folder, and gives its stacks by name.
 *
 * @throws Error with what the app printed, when it refused to synthesize
 */
export function synthesizeApp(folder: string): ReadonlyMap<string, SynthesizedStack> {
  const { app } = readJson(join(folder, 'cdktf.json')) as { readonly app: string };
  const outdir = mkdtempSync(join(tmpdir(), 'spot-serving-app-'));
  try {
    const run = spawnSync(app, {
      cwd: folder,
      shell: true,
      encoding: 'utf8',
      env: { ...forRehearsal(process.env), CDKTF_OUTDIR: outdir },
    });
    if (run.status !== 0) throw new Error(`${app} ended with ${run.status ?? run.signal} in ${folder}:\n${run.stderr}`);
    const { stacks } = readJson(join(outdir, 'manifest.json')) as Manifest;
    return new Map(
      Object.entries(stacks).map(([name, { synthesizedStackPath }]) => [
        name,
        readJson(join(outdir, synthesizedStackPath)) as SynthesizedStack,
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
