import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';

import { Interruption, locateTerraform, PlainProgress, runProcess, unattended } from '@spot-serving/terraform-runner';

import { type PlannedStack, planStacks, type PlanStacksOptions } from '../../src/planner/plan-stacks';
import { stacksToPlan } from '../../src/planner/stacks-to-plan';

/** A stack of a fixture: Terraform JSON, and the stacks whose outputs it reads. */
export interface FixtureStack {
  readonly name: string;
  readonly reads?: readonly string[];
  readonly json: object;
}

/** What cdktf would have written for an app, in a temporary folder, with local states beside it. */
export class SynthesizedApp {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'planner-')));
  readonly synthesized = join(this.root, 'cdktf.out');
  readonly workFolder = join(this.root, 'work');
  readonly interruption = new Interruption();
  readonly output = new PassThrough({ encoding: 'utf8' });
  /** An empty CLI configuration: the machine's own plays no part. */
  readonly env: NodeJS.ProcessEnv = {
    ...process.env,
    ...unattended,
    TF_CLI_CONFIG_FILE: join(this.root, 'empty.tfrc'),
  };

  constructor(stacks: readonly FixtureStack[]) {
    mkdirSync(this.workFolder);
    this.write('empty.tfrc', '');
    this.write(
      'cdktf.out/manifest.json',
      JSON.stringify({ stacks: Object.fromEntries(stacks.map((stack) => [stack.name, manifestEntry(stack)])) }),
    );
    for (const stack of stacks)
      this.write(`cdktf.out/stacks/${stack.name}/cdk.tf.json`, JSON.stringify(this.complete(stack)));
  }

  /** State of a stack. */
  state(name: string): string {
    return join(this.root, `${name}.tfstate`);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  async plan(change: Partial<PlanStacksOptions> = {}): Promise<readonly PlannedStack[]> {
    const { workFolder, interruption, env } = this;
    const terraform = await locateTerraform(env, this.root, interruption);
    const lockFile = join(this.root, '.terraform.lock.hcl');
    const progress = new PlainProgress(this.output);
    const options = {
      terraform,
      env,
      interruption,
      progress,
      workFolder,
      lockFile,
      limit: 4,
      lock: false,
      refresh: true,
      ...change,
    };
    return planStacks(stacksToPlan(this.synthesized, workFolder), options);
  }

  /** Applies a stack as it is synthesized, in a folder of its own. */
  async apply(name: string): Promise<void> {
    const folder = join(this.root, 'applied', name);
    const { env } = this;
    for (const command of [
      `mkdir -p ${folder}`,
      `cp cdktf.out/stacks/${name}/cdk.tf.json ${folder}`,
      `cd ${folder} && terraform init`,
      `cd ${folder} && terraform apply -auto-approve`,
    ]) {
      const { exitCode, stdout, stderr } = await runProcess({
        command,
        cwd: this.root,
        env,
        interruption: new Interruption(),
      });
      if (exitCode !== 0) throw new Error(stdout + stderr);
    }
  }

  /** Every file below the synthesized app. */
  synthesizedFiles(): readonly string[] {
    return readdirSync(this.synthesized, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private complete({ name, reads = [], json }: FixtureStack): object {
    const remote = reads.map((other) => [
      `cross-stack-reference-input-${other}`,
      { backend: 'local', config: { path: this.state(other) } },
    ]);
    return {
      terraform: { backend: { local: { path: this.state(name) } } },
      ...(remote.length === 0 ? {} : { data: { terraform_remote_state: Object.fromEntries(remote) } }),
      ...json,
    };
  }
}

function manifestEntry({ name, reads = [] }: FixtureStack): object {
  const workingDirectory = `stacks/${name}`;
  return {
    name,
    constructPath: name,
    workingDirectory,
    synthesizedStackPath: `${workingDirectory}/cdk.tf.json`,
    annotations: [],
    dependencies: reads,
  };
}

/** The expression by which cdktf reads an output of another stack. */
export const output = (stack: string, name: string): string =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.cross-stack-output-${name}}`;

/** Resources that Terraform makes itself. */
export const data = (resources: object, outputs: object = {}): object => ({
  resource: { terraform_data: resources },
  ...(Object.keys(outputs).length === 0 ? {} : { output: outputs }),
});
