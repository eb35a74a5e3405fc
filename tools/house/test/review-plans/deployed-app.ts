import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { forRehearsal } from '@spot-serving/core/vocabulary';
import { type StandIn, startStandIn, usedTypes } from '@spot-serving/rehearsal';
import {
  ClusterStack,
  composeApp,
  type Environment,
  ModelStoreStack,
  NetworkStack,
  PlatformStack,
  ServingStack,
} from '@spot-serving/stacks';

/** A stack as cdktf writes it, to be changed in place. */
export type Written = Record<string, Record<string, Record<string, unknown>>>;

/** Stacks by the end of their names, such as `network`. */
export type Stacks = Readonly<Record<string, Written>>;

/** What a plan of one stack does, as `terraform show -json` printed it. */
export interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: Readonly<Record<string, unknown>> & { readonly actions: readonly string[] };
  }[];
  readonly [key: string]: unknown;
}

/** A change of an app: of its environment, or of what is synthesized. */
export interface AppChange {
  readonly environment?: Environment;
  readonly edit?: (stacks: Stacks) => void;
}

/** What a change does. */
export interface PlannedApp {
  /** Plans of the stacks that the change is written in. */
  readonly planned: ReadonlyMap<string, ShownPlan | 'waits'>;
  readonly stacks: Stacks;
  /** All stacks, a stack after those it needs. */
  readonly names: readonly string[];
}

/** Types that a change brings and the app does not have. */
const more = [
  'aws_vpc_endpoint',
  'aws_security_group_rule',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_iam_role_policy_attachment',
  'aws_s3_bucket',
  'kubernetes_secret_v1',
];

/**
 * An app that the real Terraform applied to states of its own, against the rehearsal's stand-in. Every change is planned on those states, and applied by
 * nobody.
 */
export class DeployedApp {
  private readonly folder = mkdtempSync(join(tmpdir(), 'spot-serving-review-plans-'));
  private standIn: StandIn | undefined;
  private names: readonly string[] = [];

  constructor(
    private readonly environment: Environment,
    /** What the deployed stacks have that the environment does not say. */
    private readonly edit: (stacks: Stacks) => void,
  ) {}

  /** Applies every stack. */
  async deploy(): Promise<this> {
    const stacks = this.written(this.environment, this.edit);
    this.names = inOrder(Object.keys(stacks));
    for (const name of this.names) this.write(name, stacks[name]);
    const files = this.names.map((name) => join(this.stackFolder(name), 'cdk.tf.json'));
    const { resources, dataSources } = usedTypes(files);
    const types = { resources: new Set([...resources, ...more]), dataSources };
    this.standIn = await startStandIn({ resolveFrom: __dirname, types, lenient: true });
    writeFileSync(join(this.folder, 'empty.tfrc'), '');
    for (const name of this.names) {
      await this.terraform(name, 'init');
      await this.terraform(name, 'apply', '-auto-approve', '-parallelism=40');
    }
    return this;
  }

  /** Plans of every stack that `edit` or another environment changes, by the ends of their names. */
  async plans({ environment = this.environment, edit = () => undefined }: AppChange): Promise<PlannedApp> {
    const deployed = this.written(this.environment, this.edit);
    const stacks = this.written(environment, (all) => {
      this.edit(all);
      edit(all);
    });
    const changed = this.names.filter((name) => JSON.stringify(stacks[name]) !== JSON.stringify(deployed[name]));
    const planned = new Map<string, ShownPlan | 'waits'>();
    for (const name of changed)
      await this.plan(name, stacks[name]).then(
        (plan) => planned.set(name, plan),
        (error: unknown) => {
          // What a stack needs of another is not there before that one is applied.
          if (!(error as Error).message.includes('Unsupported attribute')) throw error;
          planned.set(name, 'waits');
        },
      );
    return { planned, stacks, names: this.names };
  }

  /** The plan of a stack as it is written. */
  async plan(name: string, stack: Written | undefined): Promise<ShownPlan> {
    this.write(name, stack);
    await this.terraform(name, 'plan', '-refresh=false', '-parallelism=40', '-out=plan');
    return JSON.parse(await this.terraform(name, 'show', '-json', 'plan')) as ShownPlan;
  }

  /** Ends the providers, and removes the states. */
  async close(): Promise<void> {
    await this.standIn?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private stackFolder(name: string): string {
    return join(this.folder, 'stacks', `${this.environment.name}-${name}`);
  }

  private written(environment: Environment, edit: (stacks: Stacks) => void): Stacks {
    Object.assign(process.env, forRehearsal({ CDKTF_OUTDIR: this.folder }));
    process.exitCode = 0;
    composeApp(environment, (app, env) => {
      const { network } = new NetworkStack(app, env);
      const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
      const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
      const platform = new PlatformStack(app, env, { cluster, pools, interruptions });
      if (env.endpoint) new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
    });
    if (process.exitCode !== 0) throw new Error(`${environment.name} does not synthesize`);
    const stacks = Object.fromEntries(
      readdirSync(join(this.folder, 'stacks')).map((name) => [
        name.slice(environment.name.length + 1),
        JSON.parse(readFileSync(join(this.folder, 'stacks', name, 'cdk.tf.json'), 'utf8')) as Written,
      ]),
    );
    edit(stacks);
    return stacks;
  }

  /** With its state in a file beside it, and the states of others where theirs are. */
  private write(name: string, stack: Written | undefined): void {
    const states = (stack?.data?.terraform_remote_state ?? {}) as Record<string, object>;
    const local = Object.entries(states).map(([id]) => [
      id,
      { backend: 'local', config: { path: join(this.folder, `${id.replace(/^.*-/, '')}.tfstate`) } },
    ]);
    const data = {
      ...stack?.data,
      ...(local.length > 0 ? { terraform_remote_state: Object.fromEntries(local) as object } : {}),
    };
    const terraform = { ...stack?.terraform, backend: { local: { path: join(this.folder, `${name}.tfstate`) } } };
    mkdirSync(this.stackFolder(name), { recursive: true });
    writeFileSync(join(this.stackFolder(name), 'cdk.tf.json'), JSON.stringify({ ...stack, data, terraform }));
  }

  private terraform(name: string, ...args: readonly string[]): Promise<string> {
    const kept = Object.entries(process.env).filter(([key]) => !/^(AWS|TF|KUBE|HELM)_|^KUBECONFIG$/.test(key));
    const own = { TF_CLI_CONFIG_FILE: join(this.folder, 'empty.tfrc'), TF_REATTACH_PROVIDERS: this.standIn?.reattach };
    const env = { ...Object.fromEntries(kept), ...own, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    return new Promise((resolve, reject) => {
      const cwd = this.stackFolder(name);
      execFile('terraform', [...args], { cwd, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
        if (error) reject(new Error(`terraform ${args.join(' ')} of ${name}: ${stdout}${stderr}`));
        else resolve(stdout);
      });
    });
  }
}

const order = ['network', 'models', 'cluster', 'platform', 'serving'];

function inOrder(names: readonly string[]): readonly string[] {
  return order.filter((name) => names.map((one) => basename(one)).includes(name));
}
