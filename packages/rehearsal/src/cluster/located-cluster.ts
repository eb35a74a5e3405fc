import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import type { ClusterTarget } from './cluster-target';

/**
 * A cluster that the user named, by a context of a kubeconfig.
 *
 * @throws {Failure} 2 when kubectl, the file or the context is not there
 */
export async function locatedCluster(
  named: { readonly kubeconfig: string; readonly context: string },
  { cwd, env }: Pick<CommandContext, 'cwd' | 'env'>,
): Promise<ClusterTarget> {
  const kubeconfig = resolve(cwd, named.kubeconfig);
  if (!existsSync(kubeconfig)) throw new Failure(`--kubeconfig ${named.kubeconfig} is no file`, 2);
  const contexts = await contextsOf(kubeconfig, env);
  if (!contexts.includes(named.context))
    throw new Failure(
      `--context ${named.context} is not in ${named.kubeconfig}; its contexts are ${contexts.join(', ') || 'none'}`,
      2,
    );
  return { kubectl: 'kubectl', kubeconfig, context: named.context, controllers: true, own: false };
}

function contextsOf(kubeconfig: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const args = ['--kubeconfig', kubeconfig, 'config', 'get-contexts', '--output', 'name'];
  return new Promise((resolve, reject) =>
    execFile('kubectl', args, { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.split('\n').filter((line) => line !== ''));
      else if (error.code === 'ENOENT') reject(new Failure('kubectl is not installed, or not on the PATH', 2));
      else reject(new Failure(`${kubeconfig} cannot be read: ${stderr.trim() || error.message}`, 2));
    }),
  );
}
