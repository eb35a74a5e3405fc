import {
  type BatchingProfile,
  type BatchingSection,
  type ModelServerFlagsSection,
  resolveBatching,
  type ResolvedBatching,
} from '@spot-serving/core';

import { modelServerThreads } from './model-server-threads';

/** What of a model decides the numbers of its server. */
export interface ServerSettingsProps {
  /** CPU that its pod asks for, millicores: thread pools follow it, for ModelServer counts the node's CPUs instead (serving 1.2). */
  readonly cpuMillicores: number;
  /** Longest request that must be answered, seconds. */
  readonly longestRequestSeconds: number;
  /** Gather requests into batches. @default each is run on its own */
  readonly batching?: BatchingProfile | BatchingSection;
  /** Flags that do not follow from the above. @default each has its own */
  readonly flags?: ModelServerFlagsSection;
}

/** The numbers that a ModelServer is told. */
export interface ServerSettings {
  /** Threads of TensorFlow's two pools, each. */
  readonly cpus: number;
  /** Threads of the gRPC server: calls in hand, and one more. */
  readonly grpcThreads: number;
  /** Threads of the REST server: requests in hand, and one more. */
  readonly restThreads: number;
  /** When REST gives a request up, milliseconds. */
  readonly restApiTimeoutInMs: number;
  /** How batches are made; absent without batching. */
  readonly batches?: ResolvedBatching;
}

/**
 * The numbers of a server that follow from its pod and its longest request.
 *
 * Unless told otherwise as many batches run at once as there are CPUs, and as many wait: tensorflow/serving's batching guide, "CPU-only: One Approach" and its advice for
 * online serving. Beyond that a request that has a thread is answered with a retriable 503 at once, not late.
 */
export function serverSettings(props: ServerSettingsProps): ServerSettings {
  const { cpuMillicores, longestRequestSeconds, batching, flags = {} } = props;
  const { cpus, grpc, rest } = modelServerThreads(cpuMillicores, batching, flags);
  const settings = {
    cpus,
    grpcThreads: grpc,
    restThreads: rest,
    restApiTimeoutInMs: flags.restApiTimeoutInMs ?? longestRequestSeconds * 1000,
  };
  return batching === undefined ? settings : { ...settings, batches: resolveBatching(batching, cpus) };
}
