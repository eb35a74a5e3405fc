import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Interruption, Terraform } from '@spot-serving/terraform-runner';

import { StackRehearsal, type StackSurroundings } from '../../src/rehearse/stack-rehearsal';

/** What a scripted Terraform prints as errors, and how it ends. */
export interface Script {
  readonly errors: readonly { readonly summary: string; readonly detail?: string }[];
  readonly exitCode: number;
}

/** A stack whose Terraform ends every command the same way. The caller disposes of it. */
export function scriptedRehearsal(
  { errors, exitCode }: Script,
  surroundings: StackSurroundings = {},
): { readonly rehearsal: StackRehearsal; readonly dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'scripted-'));
  const lines = errors.map((error) =>
    JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', ...error } }),
  );
  writeFileSync(join(folder, 'words'), lines.map((line) => `${line}\n`).join(''));
  const program = join(folder, 'terraform');
  writeFileSync(program, `#!/bin/sh\ncat words\nexit ${exitCode}\n`, { mode: 0o755 });
  const stack = {
    name: 'models',
    folder,
    file: '',
    source: '{}',
    dependencies: [],
    warnings: [],
    stateFile: '',
    stateLocation: undefined,
    remoteStates: {},
    providers: [],
    backend: { type: 's3', config: {} },
    awsAliases: [],
    protectedResources: [{ type: 'aws_s3_bucket', name: 'b', path: 'models/b' }],
    guards: [],
  };
  const terraform = new Terraform({ program, env: process.env, interruption: new Interruption() });
  return {
    rehearsal: new StackRehearsal(terraform, stack, surroundings),
    dispose: () => rmSync(folder, { recursive: true }),
  };
}
