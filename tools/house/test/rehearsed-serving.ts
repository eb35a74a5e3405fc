import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Testing } from 'cdktf';

import { AppStack, type IEndpoint, type IModelStore, type ServedModelSection } from '@spot-serving/core';
import { type StandIn, startStandIn, usedTypes } from '@spot-serving/rehearsal';
import { ServingStack } from '@spot-serving/stacks';
import { aCluster, aResolvedEnvironment } from '@spot-serving/testkit';

/** The models that an environment serves. */
export type Served = Readonly<Record<string, ServedModelSection>>;

/** An end of a Terraform operation, or its begin. */
export interface Moment {
  readonly kind: 'starts' | 'ends';
  readonly action: string;
  readonly address: string;
}

/** A resource as a plan foresees it. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly values: object;
}

/** What became of one change of the environment. */
export interface Step {
  /** `action address` of every resource that the plan changed, sorted. */
  readonly changes: readonly string[];
  /** Begins and ends, as the log of the apply has them. */
  readonly log: readonly Moment[];
  /** All resources as they were to be afterwards. */
  readonly planned: readonly PlannedResource[];
  /** The plan, as `terraform show -json` printed it. */
  readonly plan: string;
}

const endpoint: IEndpoint = {
  groupName: 'test-app',
  certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
  hostName: 'models.example.com',
  scheme: 'internal',
  inboundCidrs: ['10.0.0.0/16'],
};
const modelStore: IModelStore = {
  modelUri: (model, version) => `s3://test-app-models-111122223333/${model}/${version}`,
  readerStatements: (model) => [
    {
      Sid: 'ReadModel',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::test-app-models-111122223333/${model}/*`,
    },
  ],
};

/**
 * The real serving stack of an app, and the real Terraform, which applies one environment after another on one state. What the stack needs of
 * others is made up, and the providers are the rehearsal's stand-in.
 */
export class RehearsedServing {
  private readonly folder = mkdtempSync(join(tmpdir(), 'spot-serving-canary-'));
  private standIn: StandIn | undefined;

  /** Plans and applies what the environment says now. @throws Error with what Terraform printed, when it fails */
  async apply(served: Served): Promise<Step> {
    const plan = await this.plan(served);
    const shown = JSON.parse(plan) as PlanJson;
    const log = await this.terraform('apply', '-json', 'plan');
    return {
      changes: changesOf(shown),
      log: log.split('\n').flatMap(momentOf),
      planned: shown.planned_values.root_module.resources,
      plan,
    };
  }

  /** Only plans it. @throws Error with what Terraform printed, when it fails */
  async plan(served: Served): Promise<string> {
    writeFileSync(join(this.folder, 'main.tf.json'), JSON.stringify(configurationOf(served)));
    await this.begin();
    await this.terraform('plan', '-out=plan');
    return this.terraform('show', '-json', 'plan');
  }

  /** Ends the providers, and removes the state. */
  async close(): Promise<void> {
    await this.standIn?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    if (this.standIn) return;
    writeFileSync(join(this.folder, 'empty.tfrc'), '');
    this.standIn = await startStandIn({
      resolveFrom: __dirname,
      types: usedTypes([join(this.folder, 'main.tf.json')]),
    });
    await this.terraform('init');
  }

  private terraform(...args: readonly string[]): Promise<string> {
    const kept = Object.entries(process.env).filter(([name]) => !/^(AWS|TF|KUBE|HELM)_|^KUBECONFIG$/.test(name));
    const own = { TF_CLI_CONFIG_FILE: join(this.folder, 'empty.tfrc'), TF_REATTACH_PROVIDERS: this.standIn?.reattach };
    const env = { ...Object.fromEntries(kept), ...own, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    return new Promise((resolve, reject) => {
      execFile('terraform', [...args], { cwd: this.folder, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
        if (error) reject(new Error(`terraform ${args.join(' ')}: ${stdout}${stderr}`));
        else resolve(stdout);
      });
    });
  }
}

/** The stack as cdktf writes it, but for its backend: the state is a file of the test. */
function configurationOf(served: Served): object {
  const publishers = ['arn:aws:iam::111122223333:role/publisher'];
  const { hostName } = endpoint;
  const pools = { spot: { general: { maxSize: 20 } } };
  const environment = aResolvedEnvironment({
    models: { publishers, served },
    endpoint: { hostName, zoneName: 'example.com' },
    pools,
  });
  const app = Testing.app();
  const platform = new AppStack(app, environment, 'platform');
  const accessLogs = { bucketName: 'test-app-logs-111122223333', prefix: 'load-balancer' };
  const alarmTopicArn = 'arn:aws:sns:eu-west-1:111122223333:test-app-alarms';
  const stack = new ServingStack(app, environment, {
    cluster: aCluster({ name: 'test-app' }),
    modelStore,
    endpoint,
    accessLogs,
    alarmTopicArn,
    platform,
  });
  const written = JSON.parse(Testing.synth(stack, true)) as { readonly terraform: object };
  rmSync(app.outdir, { recursive: true, force: true });
  return { ...written, terraform: { ...written.terraform, backend: { local: {} } } };
}

interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
  readonly planned_values: { readonly root_module: { readonly resources: readonly PlannedResource[] } };
}

function changesOf({ resource_changes: all }: PlanJson): string[] {
  const changed = all.filter(
    ({ address, change }) => change.actions.join() !== 'no-op' && !address.startsWith('data.'),
  );
  return changed.map(({ address, change }) => `${change.actions.join('+')} ${address}`).sort();
}

interface Message {
  readonly type: string;
  readonly hook?: { readonly action: string; readonly resource: { readonly addr: string } };
}

function momentOf(line: string): Moment[] {
  if (!line.startsWith('{')) return [];
  const { type, hook } = JSON.parse(line) as Message;
  const kind = type === 'apply_start' ? 'starts' : type === 'apply_complete' ? 'ends' : undefined;
  return kind !== undefined && hook ? [{ kind, action: hook.action, address: hook.resource.addr }] : [];
}
