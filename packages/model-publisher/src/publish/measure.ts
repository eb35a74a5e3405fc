import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { EmulatorUnavailable, tensorflowPython } from '@spot-serving/emulator';
import { Failure } from '@spot-serving/terraform-runner/program';

import type { Measured } from './version-facts';

/** Threads of TensorFlow, as of a pod of one or two CPUs; requests at once, and one after another: memory stands still after a few. */
const asked = { cpus: 2, atOnce: 8, rounds: 20 } as const;

const script = join(__dirname, '..', '..', 'python', 'measure.py');

/**
 * Loads a version in TensorFlow, in an environment of its own, and asks it.
 *
 * @throws {Failure} 1 where TensorFlow is not to be had, or cannot load or answer
 */
export async function measure(folder: string): Promise<Measured> {
  const python = await tensorflowPython().catch((error: unknown) => {
    throw error instanceof EmulatorUnavailable ? new Failure(`--measure: ${error.message}`, 1) : error;
  });
  const args = ['-I', script, folder, ...Object.values(asked).map(String)];
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Failure(`--measure: TensorFlow could not load it and answer: ${lastLine(stderr)}`, 1);
  return measuredIn(JSON.parse(lastLine(stdout)) as Took);
}

/** What the script prints. */
interface Took {
  readonly loadedMiB: number;
  readonly afterMiB: number;
  readonly atOnce: number;
  readonly cpuMillis: number;
}

/** Rounded up, and never nothing: a version of a few bytes takes less than is seen. */
export function measuredIn({ loadedMiB, afterMiB, atOnce, cpuMillis }: Took): Measured {
  return {
    loadedMiB: Math.max(1, Math.ceil(loadedMiB)),
    memoryPerItemMiB: Math.max(0.1, Math.ceil((10 * (afterMiB - loadedMiB)) / atOnce) / 10),
    cpuMillis: Math.max(0.01, cpuMillis),
  };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
