import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '@spot-serving/terraform-runner/program';
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
  const folder = mkdtempSync(join(tmpdir(), 'check-serving-'));
  const kubeconfig = join(folder, 'kubeconfig');
  try {
    await runProgram(
      'aws',
      ['eks', 'update-kubeconfig', '--name', cluster, '--region', region, '--kubeconfig', kubeconfig],
      env,
    ).catch(refused(cluster));
    return await work({ ...env, KUBECONFIG: kubeconfig });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const refused = (cluster: string) => (error: unknown) => {
  if (!(error instanceof Unanswered)) throw error;
  throw new Failure(
    `AWS does not tell of the cluster ${cluster}: ${error.message}; sign in, or name a context of your kubeconfig with --context`,
    1,
  );
};
