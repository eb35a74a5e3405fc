import { type ChildProcess, execFile } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { type Emulator, startEmulator } from '@spot-serving/emulator';

import { stack } from './answers';
import { StandInCluster } from './kubectl-stand-in';

const installed = dirname(dirname(require.resolve('nx/package.json')));
const plugin = join(__dirname, '..', '..', 'nx-plugin', 'src', 'index.cjs');

/** How an Nx run ended. */
export interface Ended {
  readonly code: number | null;
  /** Both streams, without colours. */
  readonly output: string;
}

/**
 * A workspace with the app `first`, and the app `second`, which gets a change after it. Each keeps the state of its one stack in a bucket of its own, in an
 * emulated S3; the cluster of `first` is what stands for kubectl.
 */
export class TwoRegions {
  private constructor(
    private readonly emulator: Emulator,
    readonly cluster: StandInCluster,
  ) {
    const files = {
      'serving.json': stack,
      'package.json': { name: 'workspace', private: true },
      'nx.json': { plugins: [{ plugin }] },
      'apps/first/cdktf.json': { language: 'typescript', app: 'node main.cjs' },
      'apps/second/cdktf.json': {
        language: 'typescript',
        app: 'node main.cjs',
        after: { app: 'first', soakMinutes: 0 },
      },
    };
    for (const [file, content] of Object.entries(files)) this.write(file, JSON.stringify(content));
    for (const app of ['first', 'second']) this.deploys(app, 'one');
    symlinkSync(installed, join(cluster.folder, 'node_modules'));
    // Nx puts the folder of Node, in which a real kubectl may be, before the PATH that it was given, and this one before that.
    mkdirSync(join(cluster.folder, 'apps', 'second', 'node_modules'));
    symlinkSync(join(cluster.folder, 'bin'), join(cluster.folder, 'apps', 'second', 'node_modules', '.bin'));
  }

  static async start(): Promise<TwoRegions> {
    const regions = new TwoRegions(await startEmulator(), new StandInCluster());
    for (const app of ['first', 'second']) await regions.ask('PUT', `/states-${app}`);
    return regions;
  }

  /** Writes what an app deploys: a value, which an apply records or, where it is `broken`, refuses. */
  deploys(app: string, value: string): void {
    this.write(`apps/${app}/main.cjs`, main.replaceAll('APP', app).replaceAll('VALUE', value));
  }

  /** Runs Nx, as a person does. */
  nx(...argv: readonly string[]): Promise<Ended> {
    const outer = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
    const env = { ...Object.fromEntries(outer), ...this.cluster.env, ...this.variables };
    return new Promise((resolve) => {
      const child: ChildProcess = execFile(
        join(installed, '.bin', 'nx'),
        [...argv, '--output-style=stream'],
        { cwd: this.cluster.folder, env, maxBuffer: 1 << 26 },
        (_error, stdout, stderr) => {
          const output = (stdout + stderr).replaceAll(/\u001b\[[\d;]*m/g, '');
          resolve({ code: child.exitCode, output });
        },
      );
    });
  }

  /** What the state of an app's stack records; undefined where there is no state. */
  async recorded(app: string): Promise<string | undefined> {
    const answer = await this.ask('GET', `/states-${app}/${app}/network.tfstate`);
    if (!answer.ok) return undefined;
    const { outputs } = (await answer.json()) as { readonly outputs: { readonly value: { readonly value: string } } };
    return outputs.value.value;
  }

  async close(): Promise<void> {
    await this.emulator.close();
    rmSync(this.cluster.folder, { recursive: true });
  }

  private get variables(): NodeJS.ProcessEnv {
    return {
      AWS_ENDPOINT_URL: this.emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-west-1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      CDKTF_AUTO_APPROVE: 'true',
      CDKTF_SKIP_PROVIDER_LOCK: 'true',
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: 'true',
      NX_DAEMON: 'false',
      NX_WORKSPACE_ROOT_PATH: this.cluster.folder,
      CI: '1',
    };
  }

  private write(file: string, content: string): void {
    const path = join(this.cluster.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  private ask(method: string, path: string): Promise<Response> {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none';
    return fetch(`${this.emulator.endpoint}${path}`, { method, headers: { authorization } });
  }
}

/**
 * An app of one stack. Its apply leaves the configuration of the models that it serves where the serving stack of a whole app has it, which no provider
 * could apply here.
 */
const main = `
const { App, S3Backend, TerraformStack } = require('cdktf');
const app = new App();
const stack = new TerraformStack(app, 'APP-network');
new S3Backend(stack, { bucket: 'states-APP', key: 'APP/network.tfstate', region: 'eu-west-1', useLockfile: true });
const command = 'VALUE' === 'broken' ? 'exit 7' : 'mkdir -p ../APP-serving && cp ../../../../../serving.json ../APP-serving/cdk.tf.json';
stack.addOverride('resource.terraform_data.vpc', { input: 'VALUE', triggers_replace: 'VALUE', provisioner: [{ 'local-exec': { command } }] });
stack.addOverride('output.value.value', '\${terraform_data.vpc.output}');
app.synth();
`;
