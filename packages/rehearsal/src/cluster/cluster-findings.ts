/** A workload whose pods were asked for. */
export interface AskedWorkload {
  /** Such as `Deployment serving/resnet`. */
  readonly workload: string;
  readonly containers: readonly string[];
  /** Why its pods are refused, in the server's words; null when they are admitted. */
  readonly refused: string | null;
}

/** What a cluster said to what was applied. */
export interface ClusterFindings {
  readonly context: string;
  /** Version of the API server. */
  readonly server: string;
  /** Whether controllers made the pods; else they were only asked for, as dry runs. */
  readonly controllers: boolean;
  readonly workloads: readonly AskedWorkload[];
  /** What the API server warned of, with the request. */
  readonly warnings: readonly string[];
  /** Objects that were still there when all was destroyed. */
  readonly leftovers: readonly string[];
  /** Resource definitions, which helm never takes away. */
  readonly keptByHelm: readonly string[];
  /** What was done in place of parts that are not there. */
  readonly standIns: readonly string[];
}
