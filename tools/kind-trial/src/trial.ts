import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startEmulator } from '@spot-serving/emulator';
import { inWorkFolder } from '@spot-serving/terraform-runner';

import { CLUSTER, CONTEXT, kindConfig, NODE_IMAGE } from './kind-cluster';
import type { Programs } from './programs';
import { bridge, gatewayOf } from './store-bridge';

const ROOT = join(__dirname, '..', '..', '..');
const APP = join(ROOT, 'tools', 'kind-trial', 'app');
const MODEL = join(ROOT, 'packages', 'model-publisher', 'test', 'fixtures', 'half-plus-two', '1');
const BUCKET = 'kind-trial-models-111122223333';

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
      await programs.run('kind', 'delete', 'cluster', '--name', CLUSTER);
    }
  });
}

async function createCluster(programs: Programs, folder: string, kubeconfig: string): Promise<void> {
  const config = join(folder, 'kind.json');
  writeFileSync(config, JSON.stringify(kindConfig()));
  const where = ['--name', CLUSTER, '--kubeconfig', kubeconfig, '--config', config];
  await programs.run('kind', 'create', 'cluster', ...where, '--image', NODE_IMAGE, '--wait', '5m');
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
  const made = await fetch(`${endpoint}/${BUCKET}`, { method: 'PUT' });
  if (!made.ok) throw new Error(`the emulator made no bucket: ${made.status} ${await made.text()}`);
  const emulated = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'emulated',
    AWS_SECRET_ACCESS_KEY: 'emulated',
  };
  await programs.with(emulated).run('npx', 'publish-model', MODEL, '--store', `s3://${BUCKET}`);
}

async function rehearse(
  programs: Programs,
  { kubeconfig, store }: { readonly kubeconfig: string; readonly store: string },
): Promise<void> {
  const look = `"${process.execPath}" --conditions=@spot-serving/source --import tsx "${join(__dirname, 'main.ts')}" look`;
  const at = ['--kubeconfig', kubeconfig, '--context', CONTEXT, '--while-applied', look];
  await programs.with({ KUBECONFIG: kubeconfig, KIND_TRIAL_STORE: store }).run('npx', 'rehearse', APP, ...at);
}
