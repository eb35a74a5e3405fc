import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type StandIn, startStandIn, type UsedTypes, usedTypes, type World } from '../src';

/** A Terraform configuration in JSON. */
export type Configuration = Readonly<Record<string, unknown>>;

/** What a command printed and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** The parts of a plan's JSON that the tests look at. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  readonly planned_values?: { readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>> };
}

export interface ResourceChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: Readonly<Record<string, unknown>>;
    readonly after_unknown: Readonly<Record<string, unknown>>;
    readonly after_sensitive: unknown;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** The real `terraform` in a folder of its own, with the stand-in as its providers. */
export class Terraform {
  readonly folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  private standIn: StandIn | undefined;
  private reattach = '{}';

  /** Writes the configuration, starts the stand-in for its types or the given ones, and runs `init`. */
  async use(configuration: Configuration, types?: UsedTypes, lenient = false, world?: World): Promise<StandIn> {
    const file = join(this.folder, 'main.tf.json');
    writeFileSync(join(this.folder, 'empty.tfrc'), '');
    writeFileSync(file, JSON.stringify(configuration));
    await this.standIn?.close();
    this.standIn = await startStandIn({ resolveFrom: __dirname, types: types ?? usedTypes([file]), lenient, world });
    this.reattach = this.standIn.reattach;
    const { code, output } = await this.run('init');
    if (code !== 0) throw new Error(output);
    return this.standIn;
  }

  /** Writes the configuration of another stack, which has the providers of the first. */
  async beside(first: Terraform, configuration: Configuration): Promise<void> {
    writeFileSync(join(this.folder, 'empty.tfrc'), '');
    this.change(configuration);
    this.reattach = first.reattach;
    const { code, output } = await this.run('init');
    if (code !== 0) throw new Error(output);
  }

  /** Writes the configuration and attaches a provider that the test serves itself; `init` has nothing to do then. */
  attach(provider: string, address: string, configuration: Configuration): void {
    writeFileSync(join(this.folder, 'empty.tfrc'), '');
    this.change(configuration);
    const addr = { Network: 'tcp', String: address };
    this.reattach = JSON.stringify({
      [`hashicorp/${provider}`]: { Protocol: 'grpc', ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: addr },
    });
  }

  /** Changes the configuration without restarting the stand-in; its types must stay the same. */
  change(configuration: Configuration): void {
    writeFileSync(join(this.folder, 'main.tf.json'), JSON.stringify(configuration));
  }

  run(...command: readonly string[]): Promise<Outcome> {
    const env = {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_CLI_ARGS: '-no-color',
      TF_CLI_CONFIG_FILE: join(this.folder, 'empty.tfrc'),
      TF_REATTACH_PROVIDERS: this.reattach,
    };
    return new Promise((resolve) => {
      execFile('terraform', [...command], { cwd: this.folder, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr });
      });
    });
  }

  async apply(): Promise<void> {
    const { code, output } = await this.run('apply', '-auto-approve');
    if (code !== 0) throw new Error(output);
  }

  async plan(): Promise<PlanJson> {
    const { code, output } = await this.run('plan', '-out=plan');
    if (code !== 0) throw new Error(output);
    return JSON.parse((await this.run('show', '-json', 'plan')).output) as PlanJson;
  }

  /** Exit code of `plan -detailed-exitcode`: 0 when nothing would change. */
  async pendingChanges(): Promise<number> {
    return (await this.run('plan', '-detailed-exitcode')).code;
  }

  /** Values of the outputs after apply. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const all = JSON.parse((await this.run('output', '-json')).output) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
  }

  async dispose(): Promise<void> {
    await this.standIn?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Actions and address of every change, sorted, without those that change nothing. */
export function changes({ resource_changes: all = [] }: PlanJson): readonly string[] {
  return all
    .filter(({ change }) => change.actions.join() !== 'no-op')
    .map(({ address, change }) => `${change.actions.join('+')} ${address}`)
    .sort();
}
