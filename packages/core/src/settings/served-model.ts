import type { BatchingProfile, BatchingSection } from './batching';
import type { ScalingSection } from './scaling';

/** What loading and asking a version took in TensorFlow: `publish-model --measure` keeps it with the version, and `promote-model` writes it here. */
export interface MeasuredSection {
  /** Memory of the loaded version, MiB. */
  readonly loadedMiB: number;
  /** Memory that one item of a request leaves behind, MiB. */
  readonly memoryPerItemMiB: number;
  /** CPU of a request of one item, milliseconds. */
  readonly cpuMillis: number;
}

/** A second version of a model that answers a share of its requests. */
export interface CanarySection {
  /** Its version in the store. */
  readonly version: number;
  /** Size of its files, MiB. @default that of the first version */
  readonly sizeMiB?: number;
  /** What its files are, as for the first version. @default whatever the store holds as this version */
  readonly manifest?: string;
  /** What was measured of it. @default as of a version that nobody measured */
  readonly measured?: MeasuredSection;
  /** TensorFlow that exported it, as for the first version. @default no newer one than the server's */
  readonly newerExporter?: string;
  /** Share of the requests, percent, 0 to 100; begin with 0, so that its pods are ready before they are asked. */
  readonly weight: number;
}

/** How many pods answer for a model. Whole numbers of pods. */
export interface ReplicasSection {
  /** Fewest, at least two, so that one node's loss leaves one. @default 2 */
  readonly min?: number;
  /** Most that the Horizontal Pod Autoscaler asks for. @default 10 */
  readonly max?: number;
}

/** ModelServer flags that a model may need; all others follow from the rest of the environment. An unknown one is an error here and silent upstream. */
export interface ModelServerFlagsSection {
  /**
   * `--grpc_max_threads`: gRPC calls in hand at once, and one more; a further call is refused with RESOURCE_EXHAUSTED.
   *
   * @default 64, or 16 for each CPU where that is more; with batching, as many as fill the batches that run and wait, up to 512
   */
  readonly grpcMaxThreads?: number;
  /** `--rest_api_num_threads`: REST requests in hand at once, and one more; a further request waits, and so does a probe. @default as `grpcMaxThreads` */
  readonly restApiNumThreads?: number;
  /** `--rest_api_timeout_in_ms`, milliseconds. @default the longest request */
  readonly restApiTimeoutInMs?: number;
  /** `grpc.max_connection_age_ms`, milliseconds: how long a connection stays with one pod. @default none - a balancer shares out requests */
  readonly grpcMaxConnectionAgeMs?: number;
  /** `--enable_model_warmup`: whether requests recorded in the model run before it answers. @default true */
  readonly enableModelWarmup?: boolean;
  /** `--max_num_load_retries`: how often a version that could not be loaded is tried again. @default 0 - a broken model fails at once */
  readonly maxNumLoadRetries?: number;
}

/** A model that is served. */
export interface ServedModelSection {
  /** The version that answers, a folder of the store. `promote-model` changes it. */
  readonly version: number;
  /** Size of the version's files, MiB, as `publish-model` prints it: memory, disk and start-up time follow from it. */
  readonly sizeMiB: number;
  /**
   * What the version's files are: `sha256:` and the digest of its `manifest.sha256`, as `publish-model` prints it and `promote-model` writes it. A pod that
   * finds another manifest in the store does not start.
   *
   * @default whatever the store holds as this version
   */
  readonly manifest?: string;
  /** What was measured of the version. @default nothing: memory is 1.5 times its files, and CPU of a request is not known */
  readonly measured?: MeasuredSection;
  /**
   * TensorFlow that exported the version, where that is newer than the server's and somebody tried that it loads: `promote-model --newer-exporter` writes it, and refuses such a version without.
   *
   * @default no newer one than the server's
   */
  readonly newerExporter?: string;
  /** A second version. @default none */
  readonly canary?: CanarySection;
  /** CPU that a pod asks for, millicores. @default 1300 - two thirds of a node of 2 vCPU, so that one pod fills it */
  readonly cpuMillicores?: number;
  /** Memory that a pod asks for, MiB. @default what the model needs, by `MemoryPlan` */
  readonly memoryMiB?: number;
  /**
   * Memory that one item of a request takes while it is computed, MiB; the process keeps it. Measure it for your own model: what is 8 for one is 80 for another.
   *
   * @default what was measured of the version, or 8 - ResNet-50 took 742 MiB for 112 images at once (load, 3); for any other model an allowance
   */
  readonly memoryPerItemMiB?: number;
  /** Items that a request brings, rows of its first dimension; with batching the batch decides. @default 1 */
  readonly itemsPerRequest?: number;
  /** How many pods. @default 2 to 10 */
  readonly replicas?: ReplicasSection;
  /**
   * Average CPU use that adds a pod, percent of what pods ask for. After an interruption the pods that are left carry the requests of the others.
   *
   * @default 70, or the most with which those left carry them: with one of two pods warned 62 where a node leaves 1630m to a pod of 1300m
   */
  readonly cpuTargetPercent?: number;
  /**
   * Average memory use that adds a pod, percent of what pods ask for; idle pods must use so much less that they go again. `none` leaves it to CPU.
   *
   * @default 90
   */
  readonly memoryTargetPercent?: number | 'none';
  /** By what demand pods are added, beside CPU and memory. With it the platform has Prometheus and an adapter. @default none - CPU and memory alone */
  readonly scaling?: ScalingSection;
  /** Longest request that must be answered, seconds; a pod that drains waits for it. @default 10 */
  readonly longestRequestSeconds?: number;
  /** Seconds that a pod goes on answering after it was asked to stop. @default 35 */
  readonly preStopSeconds?: number;
  /** Seconds until a pod is killed after it was asked to stop. @default 60 */
  readonly gracePeriodSeconds?: number;
  /** Pods of this model that a node may hold, 1 or 2; two only with headroom. @default 1 */
  readonly podsPerNode?: number;
  /** Pods that run on On-Demand nodes whatever Spot costs. @default 0 */
  readonly onDemandFloor?: number;
  /** Names for versions, for clients that ask by label: each names the version served. @default none */
  readonly labels?: Readonly<Record<string, number>>;
  /**
   * Gather requests into batches: `'latency'` for clients that wait for each answer, `'throughput'` for those that ask in bulk, or numbers of your own. Each input of
   * the model must leave its first dimension open.
   *
   * @default each is run on its own
   */
  readonly batching?: BatchingProfile | BatchingSection;
  /** ModelServer flags. @default each has its own */
  readonly flags?: ModelServerFlagsSection;
}

/** A model that is served, with its defaults; what is absent still is computed from the rest. */
export interface ResolvedServedModel extends ServedModelSection {
  readonly cpuMillicores: number;
  readonly memoryPerItemMiB: number;
  readonly itemsPerRequest: number;
  readonly replicas: Required<ReplicasSection>;
  readonly memoryTargetPercent: number | 'none';
  readonly longestRequestSeconds: number;
  readonly preStopSeconds: number;
  readonly gracePeriodSeconds: number;
  readonly podsPerNode: number;
  readonly onDemandFloor: number;
  readonly labels: Readonly<Record<string, number>>;
  readonly flags: ModelServerFlagsSection;
}
