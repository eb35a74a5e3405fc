import { join } from 'node:path/posix';

import type { KnownFlag } from './known-flags';
import { modelServerFileNames } from './model-server-files';
import { grpcPort, type ModelServerProps, restPort } from './model-server-props';
import { modelServerThreads } from './model-server-threads';

type Flags = Partial<Record<KnownFlag, string | number | boolean>>;

/** A retry helps only against a passing fault of the disk, which a second outlives. Upstream waits a minute. */
const loadRetryMicros = 1_000_000;

/**
 * What ModelServer is started with: polling off, so that a flaky disk never unloads a model (TFS#1480); health service on; profiler off,
 * which is open to anybody who reaches the port; thread pools as large as the pod.
 */
export function modelServerArguments(props: ModelServerProps): string[] {
  const flags: Flags = { ...fixedFlags(props), ...threadFlags(props), ...chosenFlags(props) };
  return Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
}

function fixedFlags({ configFolder }: ModelServerProps): Flags {
  return {
    port: grpcPort,
    rest_api_port: restPort,
    model_config_file: join(configFolder, modelServerFileNames.models),
    monitoring_config_file: join(configFolder, modelServerFileNames.monitoring),
    file_system_poll_wait_seconds: 0,
    model_config_file_poll_wait_seconds: 0,
    load_retry_interval_micros: loadRetryMicros,
    enable_grpc_healthcheck_service: true,
    enable_profiler: false,
  };
}

/** `tensorflow_session_parallelism` is left out: with both others it stops the server at its start (server.cc). */
function threadFlags({ cpuMillicores, batching }: ModelServerProps): Flags {
  const { cpus, api } = modelServerThreads(cpuMillicores, batching);
  return {
    tensorflow_intra_op_parallelism: cpus,
    tensorflow_inter_op_parallelism: cpus,
    rest_api_num_threads: api,
    grpc_max_threads: api,
  };
}

function chosenFlags({
  configFolder,
  longestRequestSeconds,
  labels = {},
  batching,
  flags = {},
}: ModelServerProps): Flags {
  const { restApiTimeoutInMs, grpcMaxConnectionAgeMs, enableModelWarmup = true, maxNumLoadRetries = 0 } = flags;
  return {
    rest_api_timeout_in_ms: restApiTimeoutInMs ?? longestRequestSeconds * 1000,
    // The balancer shares out requests, not connections, and nobody else reaches the pods: without it a connection stays.
    ...(grpcMaxConnectionAgeMs === undefined
      ? {}
      : { grpc_channel_arguments: `grpc.max_connection_age_ms=${grpcMaxConnectionAgeMs}` }),
    enable_model_warmup: enableModelWarmup,
    max_num_load_retries: maxNumLoadRetries,
    // Without it a restarted pod refuses its own labels, for the version is not loaded yet (TFS#1608).
    ...(Object.keys(labels).length > 0 ? { allow_version_labels_for_unavailable_models: true } : {}),
    ...(batching
      ? { enable_batching: true, batching_parameters_file: join(configFolder, modelServerFileNames.batching) }
      : {}),
  };
}
