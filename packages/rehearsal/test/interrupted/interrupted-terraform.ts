import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { type StateResource, stateResources } from '../../src/terraform/state-json';
import type { Configuration } from './configuration';

/** How a run of Terraform ended; the code is null when a signal ended it. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The real `terraform` in a folder of its own, with the local backend, to be killed. */
export class InterruptedTerraform {
  readonly folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
  /** Absolute path of the configuration. */
  readonly file = join(this.folder, 'main.tf.json');
  private running: ChildProcess | undefined;

  /** @param variables environment besides the usual, for a backend */
  constructor(
    configuration: Configuration,
    private readonly variables: NodeJS.ProcessEnv = {},
  ) {
    writeFileSync(join(this.folder, 'empty.tfrc'), '');
    writeFileSync(this.file, JSON.stringify(configuration));
  }

  /** Runs a command to its end, however it comes. */
  async run(reattach: string, ...command: readonly string[]): Promise<Ended> {
    const env = {
      ...process.env,
      ...this.variables,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_CLI_CONFIG_FILE: join(this.folder, 'empty.tfrc'),
      TF_REATTACH_PROVIDERS: reattach,
    };
    const child = spawn('terraform', [...command], { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.running = child;
    const [[code], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
    return { code: code as number | null, output: stdout + stderr };
  }

  /** Kills the command that runs. */
  kill(): void {
    this.running?.kill('SIGKILL');
  }

  /** A lock file that a dead Terraform left. */
  get lockIsLeft(): boolean {
    return existsSync(join(this.folder, '.terraform.tfstate.lock.info'));
  }

  /** Managed resources in the state file, sorted by address; none when there is no file. */
  async resources(reattach: string): Promise<readonly StateResource[]> {
    const { code, output } = await this.run(reattach, 'show', '-json');
    if (code !== 0) throw new Error(output);
    return stateResources(output).toSorted((one, other) => one.address.localeCompare(other.address));
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
