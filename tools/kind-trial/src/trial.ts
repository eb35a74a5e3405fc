import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startEmulator } from '@spot-serving/emulator';
import { inWorkFolder } from '@spot-serving/terraform-runner';

import { cluster, context, kindConfig, nodeImage } from './kind-cluster';
import type { Programs } from './programs';
import { bridge, gatewayOf } from './store-bridge';

const root = join(__dirname, '..', '..', '..');
const app = join(root, 'tools', 'kind-trial', 'app');
const model = join(root, 'packages', 'model-publisher', 'test', 'fixtures', 'half-plus-two', '1');
const bucket = 'kind-trial-models-111122223333';

/**
 * The whole trial: a cluster of kind, a model in an emulated S3, the app applied by Terraform's real providers, a look at it (see `look`), and the
 * cluster is gone again, however it ends.
 *
 * @throws {Failure} 1 with what went wrong, 3 when a program is missing
 */
export async function trial(programs: Programs): Promise<void> {
  await inWorkFolder('kind-trial-', async (folder) => {
    const kubeconfig = join(folder, 'kubeconfig');
    try {
      await createCluster(programs, folder, kubeconfig);
      await withModel(programs, (store) => rehearse(programs, { kubeconfig, store }));
    } finally {
      await programs.run('kind', 'delete', 'cluster', '--name', cluster);
    }
  });
}

async function createCluster(programs: Programs, folder: string, kubeconfig: string): Promise<void> {
  const config = join(folder, 'kind.json');
  writeFileSync(config, JSON.stringify(kindConfig()));
  const where = ['--name', cluster, '--kubeconfig', kubeconfig, '--config', config];
  await programs.run('kind', 'create', 'cluster', ...where, '--image', nodeImage, '--wait', '5m');
}

/** Publishes the model with the house's own program, where pods can fetch it. */
async function withModel(programs: Programs, work: (store: string) => Promise<void>): Promise<void> {
  const gateway = gatewayOf(
    await programs.run('docker', 'network', 'inspect', 'kind', '--format', '{{json .IPAM.Config}}'),
  );
  const emulator = await startEmulator();
  const way = await bridge(gateway, Number(new URL(emulator.endpoint).port));
  try {
    await publish(programs, emulator.endpoint);
    await work(`http://${gateway}:${way.port}`);
  } finally {
    await way.close();
    await emulator.close();
  }
}

/** Makes the bucket and publishes the model. The emulator takes any credentials. */
export async function publish(programs: Programs, endpoint: string): Promise<void> {
  const made = await fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
  if (!made.ok) throw new Error(`the emulator made no bucket: ${made.status} ${await made.text()}`);
  const emulated = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'emulated',
    AWS_SECRET_ACCESS_KEY: 'emulated',
  };
  await programs.with(emulated).run('npx', 'publish-model', model, '--store', `s3://${bucket}`);
}

async function rehearse(
  programs: Programs,
  { kubeconfig, store }: { readonly kubeconfig: string; readonly store: string },
): Promise<void> {
  const look = `"${process.execPath}" --conditions=@spot-serving/source --import tsx "${join(__dirname, 'main.ts')}" look`;
  const at = ['--kubeconfig', kubeconfig, '--context', context, '--while-applied', look];
  await programs.with({ KUBECONFIG: kubeconfig, KIND_TRIAL_STORE: store }).run('npx', 'rehearse', app, ...at);
}
