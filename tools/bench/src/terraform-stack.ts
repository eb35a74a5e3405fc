import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is measured of a stack, in this order. */
export const phases = {
  plan: ['plan', '-out=plan'],
  apply: ['apply', 'plan'],
  destroy: ['destroy', '-auto-approve'],
} as const;

/** A phase of a stack's life. */
export type StackPhase = keyof typeof phases;

/** A stack to be measured. */
export interface StackSubject {
  /** What it is called in the tables. */
  readonly name: string;
  /** Terraform JSON. */
  readonly configuration: object;
  /** Configuration of the backend, for a state at an address. */
  readonly backend: object;
  /** Value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
}

/**
 * Takes the stack through plan, apply and destroy in a folder of its own.
 *
 * @returns seconds by phase
 * @throws Error with what Terraform printed, when it fails
 */
export async function lifeOf({
  configuration,
  backend,
  reattach,
}: StackSubject): Promise<Readonly<Record<StackPhase, number>>> {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-bench-'));
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
  writeFileSync(join(folder, 'backend_override.tf.json'), JSON.stringify({ terraform: { backend } }));
  writeFileSync(join(folder, 'empty.tfrc'), '');
  const timed = (args: readonly string[]): Promise<number> => secondsOf(args, folder, reattach);
  try {
    await timed(['init']);
    return { plan: await timed(phases.plan), apply: await timed(phases.apply), destroy: await timed(phases.destroy) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function secondsOf(args: readonly string[], folder: string, reattach: string): Promise<number> {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_/.test(name));
  const settings = {
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    TF_CLI_CONFIG_FILE: join(folder, 'empty.tfrc'),
  };
  const env = { ...Object.fromEntries(own), ...settings, TF_REATTACH_PROVIDERS: reattach };
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    execFile('terraform', [...args], { cwd: folder, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`terraform ${args.join(' ')}: ${stdout}${stderr}`, { cause: error }));
      else resolve();
    });
  });
  return (performance.now() - start) / 1000;
}
