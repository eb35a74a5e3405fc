import type { BatchingSection, ModelServerFlagsSection } from '@spot-serving/core';

/** Port of the gRPC API (tensorflow/serving image, `EXPOSE 8500`). */
export const grpcPort = 8500;
/** Port of the REST API, of model status and of metrics (tensorflow/serving image, `EXPOSE 8501`). */
export const restPort = 8501;

/** One ModelServer: one model at one version, never reloaded. */
export interface ModelServerProps {
  /** Name by which clients ask for it, a segment of the REST path. */
  readonly model: string;
  /** The only version it serves: the folder of that name below `basePath`. */
  readonly version: number;
  /** Absolute local folder that holds the version's folder; ModelServer has no S3 code (TFS#1963). */
  readonly basePath: string;
  /** Absolute folder that holds {@link modelServerFiles}. */
  readonly configFolder: string;
  /** CPU that its pod asks for, millicores: thread pools follow it, for ModelServer counts the node's CPUs instead (serving 1.2). */
  readonly cpuMillicores: number;
  /** Longest request that must be answered, seconds. */
  readonly longestRequestSeconds: number;
  /** Names of this version, for clients that ask by label. @default none */
  readonly labels?: Readonly<Record<string, number>>;
  /** Gather requests into batches. @default each is run on its own */
  readonly batching?: BatchingSection;
  /** Flags that do not follow from the above. @default each has its own */
  readonly flags?: ModelServerFlagsSection;
}
