import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { type ClusterOptions, ClusterRehearsal } from './cluster-rehearsal';
import type { ClusterTarget } from './cluster-target';
import { isForCluster, NothingForClusters } from './for-cluster';
import { tellingWhatIsLeft } from './left-behind';

/** A cluster, and where its charts come from. */
export interface RehearsalCluster {
  readonly target: ClusterTarget;
  /** Absolute path of a folder with charts; undefined for their repositories. */
  readonly charts: string | undefined;
  /** Gives up what was started for it. */
  close(): Promise<void>;
}

/** How to come to a cluster. */
export interface AtClusterOptions extends Omit<ClusterOptions, 'target' | 'charts'> {
  /** Gives the cluster; undefined where there is none. */
  readonly cluster: (() => Promise<RehearsalCluster>) | undefined;
  /** Takes what a user must know who stops it in the middle. */
  readonly stderr: { write(text: string): unknown };
}

/**
 * Does work with the cluster that stacks are applied to, if there is one, and gives up the connection, however the work ends.
 *
 * @throws {Failure} see {@link ClusterRehearsal.open}; 2 when no stack is for a cluster
 */
export async function atCluster<Result>(
  stacks: readonly RehearsedStack[],
  { cluster: open, stderr, ...options }: AtClusterOptions,
  work: (cluster: ClusterRehearsal | undefined) => Promise<Result>,
): Promise<Result> {
  if (open === undefined) return work(undefined);
  if (!stacks.some(isForCluster)) throw new NothingForClusters();
  const given = await open();
  try {
    const cluster = await ClusterRehearsal.open(stacks, { ...options, ...given });
    const telling = tellingWhatIsLeft(
      cluster,
      (text) => stderr.write(text),
      () => work(cluster),
    );
    return await telling.finally(() => cluster.close());
  } finally {
    await given.close();
  }
}
