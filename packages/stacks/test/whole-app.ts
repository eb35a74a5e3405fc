import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  ClusterStack,
  composeApp,
  type Environment,
  ModelStoreStack,
  NetworkStack,
  PlatformStack,
  ServingStack,
} from '../src';

/** What a user sees of an attempt to synthesize. */
export interface Attempt {
  readonly exitCode: typeof process.exitCode;
  /** Printed on stderr. */
  readonly lines: readonly string[];
  /** Left behind in the output folder. */
  readonly written: readonly string[];
}

/** Synthesizes an app of five stacks as its `main.ts` does, in this process. */
export function attempt(environment: unknown): Attempt {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-whole-'));
  const outdir = join(folder, 'cdktf.out');
  const before = { outdir: process.env.CDKTF_OUTDIR, exitCode: process.exitCode };
  const printed: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  process.env.CDKTF_OUTDIR = outdir;
  process.exitCode = 0;
  try {
    composeWhole(environment as Environment);
    const written = existsSync(outdir) ? readdirSync(outdir) : [];
    return { exitCode: process.exitCode, lines: printed.join('').trimEnd().split('\n'), written };
  } finally {
    stderr.mockRestore();
    process.exitCode = before.exitCode;
    if (before.outdir === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before.outdir;
    rmSync(folder, { recursive: true, force: true });
  }
}

function composeWhole(environment: Environment): void {
  composeApp(environment, (app, env) => {
    const { network } = new NetworkStack(app, env);
    const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
    const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
    const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
    if (env.endpoint) new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
  });
}
