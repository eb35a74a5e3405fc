import { join } from 'node:path';

import { Failure, inWorkFolder } from '@spot-serving/terraform-runner/program';

import { runProgram, Unanswered } from './kubectl';
import type { PlannedServing } from './planned-serving';

type Work<T> = (env: NodeJS.ProcessEnv) => Promise<T>;

/**
 * Runs `work` with the environment that leads kubectl to the cluster which the stack names, by a kubeconfig of its own: the one that a person's
 * kubectl points to may be another.
 *
 * @throws {Failure} 1 when AWS does not tell of the cluster
 */
export async function withClusterAccess<T>(
  { cluster, region }: Pick<PlannedServing, 'cluster' | 'region'>,
  env: NodeJS.ProcessEnv,
  work: Work<T>,
): Promise<T> {
  return inWorkFolder('check-serving-', async (folder) => {
    const kubeconfig = join(folder, 'kubeconfig');
    const command = ['eks', 'update-kubeconfig', '--name', cluster, '--region', region, '--kubeconfig', kubeconfig];
    await runProgram('aws', command, env).catch(refused(cluster));
    return work({ ...env, KUBECONFIG: kubeconfig });
  });
}

const refused = (cluster: string) => (error: unknown) => {
  if (!(error instanceof Unanswered)) throw error;
  throw new Failure(
    `AWS does not tell of the cluster ${cluster}: ${error.message}; sign in, or name a context of your kubeconfig with --context`,
    1,
  );
};
