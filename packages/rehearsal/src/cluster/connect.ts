import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, type Interruption } from '@spot-serving/terraform-runner';

import { Api } from './api';
import { Child } from './child';
import type { ClusterTarget } from './cluster-target';
import { type Gateway, openGateway } from './gateway';
import { until } from './until';

/** How to connect. */
export interface ConnectOptions {
  readonly target: ClusterTarget;
  /** Folder that goes when the rehearsal is over, and nobody else's. */
  readonly workFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}

/** A connection to a cluster's API server. */
export interface Connection {
  /** For this process. */
  readonly api: Api;
  /** For Terraform's providers; it hears what the server warns of. */
  readonly gateway: Gateway;
  /** Absolute path of a kubeconfig that leads to the gateway. */
  readonly kubeconfig: string;
  /** Version of the API server. */
  readonly version: string;
  close(): Promise<void>;
}

/** Milliseconds that an API server gets to answer, with whatever program signs in. */
const patience = 60_000;

/**
 * Connects to a cluster through `kubectl proxy`, which knows every way to sign in, behind a socket that only the user may open.
 *
 * @throws {Failure} 2 when the API server does not answer
 */
export async function connect({ target, workFolder, env, interruption }: ConnectOptions): Promise<Connection> {
  const socket = join(workFolder, 'api.sock');
  const { kubectl, kubeconfig, context } = target;
  const proxy = new Child({
    program: kubectl,
    args: ['--kubeconfig', kubeconfig, '--context', context, 'proxy', '--unix-socket', socket],
    env,
    logFile: join(workFolder, 'kubectl-proxy.log'),
  });
  try {
    const api = new Api(socket);
    const version = await until(() => answeringVersion(api, proxy, socket), { limit: patience, interruption });
    if (version === undefined) throw new Failure(`the API server of the context "${context}" does not answer`, 2);
    const gateway = await openGateway(socket);
    const close = async (): Promise<void> => {
      await gateway.close();
      await proxy.stop();
    };
    return { api, gateway, kubeconfig: kubeconfigOf(gateway, workFolder), version, close };
  } catch (error) {
    await proxy.stop();
    throw error;
  }
}

async function answeringVersion(api: Api, proxy: Child, socket: string): Promise<string | undefined> {
  const ended = proxy.ended();
  if (ended !== undefined) throw new Failure(ended, 2);
  if (!existsSync(socket)) return undefined;
  const { status, body } = await api.send({ path: '/version' });
  return status === 200 ? (body as { readonly gitVersion: string }).gitVersion : undefined;
}

function kubeconfigOf({ address }: Gateway, workFolder: string): string {
  const file = join(workFolder, 'gateway.kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'gateway', cluster: { server: address } }],
    users: [{ name: 'gateway', user: {} }],
    contexts: [{ name: 'gateway', context: { cluster: 'gateway', user: 'gateway' } }],
    'current-context': 'gateway',
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
