import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { resolveServedModel } from '@spot-serving/core';
import { EmulatorUnavailable, tensorflowPython } from '@spot-serving/emulator';
import { defaultBaseMiB, type ServingPlan, servingPlan } from '@spot-serving/serving';
import { Failure, inWorkFolder } from '@spot-serving/terraform-runner/program';

const bytesPerMebibyte = 1024 ** 2;

/** Requests one after another in each thread; memory stands still after a few. */
const rounds = 20;

const measured = z.object({
  tensorflow: z.string(),
  loadedMiB: z.number(),
  afterMiB: z.number(),
  mostMiB: z.number(),
  atOnce: z.number(),
  cpuMillis: z.number(),
});

/** What a model took beside TensorFlow itself. */
export type Measured = z.infer<typeof measured>;

/** What a plan allows beside ModelServer itself, MiB: for good, and at most. */
export function allowed({ memory }: Pick<ServingPlan, 'memory'>): {
  readonly keptMiB: number;
  readonly mostMiB: number;
} {
  return { keptMiB: memory.idleMiB - defaultBaseMiB, mostMiB: memory.limitMiB - defaultBaseMiB };
}

/** Whether what was measured is inside a plan. */
export function isInside({ afterMiB, mostMiB }: Measured, plan: ReturnType<typeof allowed>): boolean {
  return afterMiB <= plan.keptMiB && mostMiB <= plan.mostMiB;
}

/** Measures two real models. @returns 0 where both are inside their plans */
export async function measureMemory(tell: (line: string) => void): Promise<number> {
  const python = await tensorflowPython().catch((error: unknown) => {
    throw error instanceof EmulatorUnavailable ? new Failure(error.message, 2) : error;
  });
  return inWorkFolder('measure-', (folder) => {
    run(python, [join(__dirname, '..', 'tensorflow', 'models.py'), folder]);
    const inside = readdirSync(folder).map((model) => {
      const version = join(folder, model, '1');
      const entry = resolveServedModel({ version: 1, sizeMiB: Math.ceil(sizeOf(version) / bytesPerMebibyte) });
      const plan = servingPlan(entry, { headroom: 1, provisionMinutes: 5 });
      const atOnce = Math.round((plan.memory.terms.keptMiB ?? 0) / entry.memoryPerItemMiB);
      const one = measure(python, version, { cpus: plan.server.cpus, atOnce });
      const plans = allowed(plan);
      tell(
        `${model}, TensorFlow ${one.tensorflow}: ${entry.sizeMiB} MiB of files, ${one.loadedMiB} MiB loaded, ${one.afterMiB} MiB after ${atOnce} requests at once (plan: ${plans.keptMiB}), ${one.mostMiB} MiB at most (plan: ${plans.mostMiB}), ${one.cpuMillis} ms of CPU for a request`,
      );
      return isInside(one, plans);
    });
    return Promise.resolve(inside.length > 0 && inside.every(Boolean) ? 0 : 1);
  });
}

function measure(
  python: string,
  folder: string,
  { cpus, atOnce }: { readonly cpus: number; readonly atOnce: number },
): Measured {
  const script = join(__dirname, '..', '..', '..', 'packages', 'model-publisher', 'python', 'measure.py');
  return measured.parse(JSON.parse(run(python, [script, folder, String(cpus), String(atOnce), String(rounds)])));
}

function run(python: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, ['-I', ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Failure(`python ended with ${String(status)}:\n${stderr}`, 2);
  return stdout.trim().split('\n').at(-1) ?? '';
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
