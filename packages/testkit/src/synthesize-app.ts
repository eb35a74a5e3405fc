import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SynthesizedStack } from './synth';

/** The part of cdktf's `manifest.json` that leads to the stacks. */
interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

/**
 * Runs an app's `main.ts` as the cdktf command would, into a temporary folder, and gives its stacks by name.
 *
 * @param loadMain imports the app's main file, such as `() => import('../main')`
 * @throws Error when the app refused to synthesize
 */
export async function synthesizeApp(loadMain: () => Promise<unknown>): Promise<ReadonlyMap<string, SynthesizedStack>> {
  const outdir = mkdtempSync(join(tmpdir(), 'spot-serving-app-'));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    await loadMain();
    const { stacks } = readJson<Manifest>(join(outdir, 'manifest.json'));
    return new Map(Object.entries(stacks).map(([name, { synthesizedStackPath }]) => [name, readJson<SynthesizedStack>(join(outdir, synthesizedStackPath))]));
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true, force: true });
  }
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
