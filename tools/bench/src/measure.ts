import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One way to run Node. */
export interface Subject {
  /** What it is called in the table. */
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
  /** Folder it runs in. */
  readonly cwd: string;
}

/** What one run cost. */
export interface Cost {
  /** Wall time in seconds, process start included. */
  readonly seconds: number;
  /** Peak resident memory of the Node process itself in MiB, without its children. @default - not measured */
  readonly mebibytes?: number;
}

const preload = join(__dirname, 'peak-memory.cjs');

/**
 * Runs `subject` once, in a fresh output folder.
 *
 * @throws Error with what it printed, when it fails
 */
export function runOnce({ name, args, cwd }: Subject): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-bench-'));
  const peak = join(folder, 'peak');
  const start = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ['--require', preload, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, BENCH_PEAK: peak, CDKTF_OUTDIR: join(folder, 'out') },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (run.status !== 0) throw new Error(`${name} ended with ${run.status ?? run.signal}:\n${run.stderr}`);
  const mebibytes = Number(readFileSync(peak, 'utf8')) / 1024;
  rmSync(folder, { recursive: true, force: true });
  return { seconds, mebibytes };
}

/** Costs of the subjects over `rounds` rounds, taken in turn so that a drift of the machine meets all alike; one round more warms up. */
export function measure(subjects: readonly Subject[], rounds: number): ReadonlyMap<string, readonly Cost[]> {
  const costs = new Map(subjects.map(({ name }) => [name, [] as Cost[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const subject of subjects) {
      const cost = runOnce(subject);
      if (round > 0) costs.get(subject.name)?.push(cost);
    }
  }
  return costs;
}
