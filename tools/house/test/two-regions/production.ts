import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Emulator, startEmulator } from '@spot-serving/emulator';
import { LostRegions, type StandIn, startStandIn, usedTypes, World } from '@spot-serving/stand-in';
import { forRehearsal } from '@spot-serving/testkit';

import { CopyRules } from './copy-rules';
import { Bucket } from './state-bucket';

const root = join(__dirname, '..', '..', '..', '..');

/** The stacks of an app, each after those that it needs. */
export const layers = ['network', 'cluster', 'models', 'platform', 'serving'] as const;

export type Layer = (typeof layers)[number];

/** How a program ended. */
export interface Ended {
  readonly code: number;
  /** Both streams. */
  readonly output: string;
}

/**
 * A copy of the code of production, and one AWS behind it: the real Terraform, a stand-in that serves all regions alike and can lose one, and the states of
 * each region in a bucket of its own, in an emulated S3.
 */
export class Production {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'two-regions-')));
  readonly regions = new LostRegions();
  /** What stands, whichever region made it. */
  readonly world = new World();
  private readonly buckets = new Map<string, Bucket>();
  private readonly initialized = new Set<string>();
  private standIn: StandIn | undefined;

  private constructor(readonly emulator: Emulator) {
    for (const file of ['package.json', 'tsconfig.base.json', 'apps/addresses.ts', 'apps/prod'])
      cpSync(join(root, file), join(this.folder, file), { recursive: true });
    for (const app of readdirSync(join(root, 'apps')).filter((name) => name.startsWith('prod-')))
      cpSync(join(root, 'apps', app), join(this.folder, 'apps', app), {
        recursive: true,
        filter: (path) => !/cdktf\.out|node_modules|\/test$/.test(path),
      });
    for (const name of ['node_modules', 'packages', 'tools']) symlinkSync(join(root, name), join(this.folder, name));
    writeFileSync(join(this.folder, 'empty.tfrc'), '');
    mkdirSync(join(this.folder, 'out'));
  }

  static async open(apps: readonly string[]): Promise<Production> {
    const production = new Production(await startEmulator());
    const { folder, regions, world } = production;
    await Promise.all(apps.map((app) => production.synthesize(app)));
    const files = apps.flatMap((app) => layers.map((layer) => join(production.stack(app, layer), 'cdk.tf.json')));
    production.standIn = await startStandIn({
      resolveFrom: join(folder, 'apps', apps[0] ?? ''),
      types: usedTypes(files),
      disturbance: new CopyRules(world, regions),
      world,
    });
    return production;
  }

  /** The bucket of the states of a region. */
  states(region: string): Bucket {
    const bucket =
      this.buckets.get(region) ?? new Bucket(this.emulator.endpoint, `spot-serving-state-444455556666-${region}`);
    this.buckets.set(region, bucket);
    return bucket;
  }

  /** Changes a file of the code. */
  edit(file: string, from: string, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, text.replace(from, to));
  }

  /** Synthesizes an app, as it is deployed next. */
  async synthesize(app: string): Promise<void> {
    const env = { ...forRehearsal(process.env), CDKTF_OUTDIR: join(this.folder, 'out', app) };
    const { code, output } = await ran('node', ['../../tools/run-app.mjs'], join(this.folder, 'apps', app), env);
    if (code !== 0) throw new Error(`${app} does not synthesize:\n${output}`);
  }

  /** Applies stacks of an app. @throws where Terraform does not get through */
  async apply(app: string, only: readonly Layer[] = layers): Promise<void> {
    for (const layer of layers.filter((one) => only.includes(one))) {
      const { code, output } = await this.terraform(app, layer, 'apply', '-auto-approve');
      if (code !== 0) throw new Error(`${app}-${layer}:\n${output}`);
    }
  }

  /** What Terraform would do to an app: a line for each object, such as `serving: aws_route53_record.x will be created`. @throws where it cannot plan */
  async plan(app: string, only: readonly Layer[] = layers): Promise<readonly string[]> {
    const plans = await Promise.all(
      only.map(async (layer) => {
        const { code, output } = await this.terraform(app, layer, 'plan', '-detailed-exitcode');
        if (code !== 0 && code !== 2) throw new Error(`${app}-${layer}:\n${output}`);
        return [...output.matchAll(/^ *# (\S+ (?:will|must) be .*)$/gm)].map(([, line]) => `${layer}: ${line}`);
      }),
    );
    return plans.flat();
  }

  async close(): Promise<void> {
    await this.standIn?.close();
    await this.emulator.close();
    rmSync(this.folder, { recursive: true });
  }

  /** What finds the emulator, and is nobody anywhere else. */
  get variables(): NodeJS.ProcessEnv {
    return {
      AWS_ENDPOINT_URL: this.emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'rehearsal',
      AWS_SECRET_ACCESS_KEY: 'rehearsal',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  private stack(app: string, layer: Layer): string {
    return join(this.folder, 'out', app, 'stacks', `${app}-${layer}`);
  }

  private async terraform(app: string, layer: Layer, ...command: readonly string[]): Promise<Ended> {
    const folder = this.stack(app, layer);
    const env = {
      ...process.env,
      ...this.variables,
      ...{ CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_INPUT: '0', TF_CLI_ARGS: '-no-color' },
      TF_CLI_CONFIG_FILE: join(this.folder, 'empty.tfrc'),
      TF_REATTACH_PROVIDERS: this.standIn?.reattach,
    };
    if (!this.initialized.has(folder)) {
      const init = await ran('terraform', ['init'], folder, env);
      if (init.code !== 0) return init;
      this.initialized.add(folder);
    }
    return ran('terraform', command, folder, env);
  }
}

/** Runs a program to its end. */
export function ran(
  program: string,
  argv: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, [...argv], { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr });
    });
  });
}
