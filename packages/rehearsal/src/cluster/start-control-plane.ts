import { type AddressInfo, createServer } from 'node:net';

import { Failure, type Interruption } from '@spot-serving/terraform-runner';

import type { ControlPlaneAssets } from './assets';
import { Child } from './child';
import type { ClusterTarget } from './cluster-target';
import { apiServerArguments, controllerManagerArguments, etcdArguments } from './control-plane-arguments';
import { ControlPlaneFiles } from './control-plane-files';
import { readiness } from './readiness';
import { until } from './until';

/** What a control plane is started from. */
export interface ControlPlaneOptions {
  readonly assets: ControlPlaneAssets;
  /** Empty folder, and nobody else's; the caller removes it. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}

/** A control plane that runs until it is closed. */
export interface ControlPlane extends ClusterTarget {
  close(): Promise<void>;
}

/** Milliseconds that the API server gets; on a machine of two busy cores it took 25 s. */
const patience = 180_000;

/**
 * Starts etcd, an API server and, where there is one, a controller manager, on the loopback interface.
 *
 * @throws {Failure} 1 with what the program said that ended, or did not answer in time
 */
export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const children: Child[] = [];
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) await child.stop();
  };
  try {
    return { ...(await started(options, children)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function started(
  { assets, folder, env, interruption }: ControlPlaneOptions,
  children: Child[],
): Promise<ClusterTarget> {
  const files = new ControlPlaneFiles(folder);
  const [etcd = 0, etcdPeer = 0, api = 0] = await freePorts(3);
  const run = (name: string, program: string, args: readonly string[]): void => {
    children.push(new Child({ program, args, env, logFile: files.path('logs', `${name}.log`) }));
  };
  const server = `https://127.0.0.1:${api}`;
  const { kubectl, controllerManager } = assets;
  const kubeconfig = files.kubeconfig('admin', server);
  run('etcd', assets.etcd, etcdArguments({ etcd, etcdPeer, api }, files));
  run('kube-apiserver', assets.apiServer, apiServerArguments({ etcd, etcdPeer, api }, files));
  if (controllerManager !== undefined) {
    const theirs = files.kubeconfig('controllers', server);
    await answering(children, interruption, () => readiness({ kubectl, kubeconfig, env, controllers: false }));
    run('kube-controller-manager', controllerManager, controllerManagerArguments(theirs, files));
  }
  const controllers = controllerManager !== undefined;
  await answering(children, interruption, () => readiness({ kubectl, kubeconfig, env, controllers }));
  return { kubectl, kubeconfig, context: 'conformance', controllers, own: true };
}

async function answering(
  children: readonly Child[],
  interruption: Interruption,
  question: () => Promise<string | undefined>,
): Promise<void> {
  let last: string | undefined = 'nobody was asked';
  const answer = await until(
    async () => {
      const ended = children.map((child) => child.ended()).find((one) => one !== undefined);
      if (ended !== undefined) throw new Failure(ended, 1);
      last = await question();
      return last === undefined ? true : undefined;
    },
    { limit: patience, interruption },
  );
  if (answer !== true) throw new Failure(`the control plane did not answer in ${patience / 1000} s: ${last}`, 1);
}

/** Ports that nobody listens on now. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
