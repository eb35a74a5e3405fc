import { join } from 'node:path/posix';

import { resolveFlags } from '@spot-serving/core';
import { modelServerPorts } from '@spot-serving/core/numbers';

import type { KnownFlag } from './known-flags';
import { modelServerFileNames } from './model-server-files';
import type { ModelServerProps } from './model-server-props';
import { serverSettings } from './server-settings';

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
    port: modelServerPorts.grpc,
    rest_api_port: modelServerPorts.rest,
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
function threadFlags(props: ModelServerProps): Flags {
  const { cpus, grpcThreads, restThreads } = serverSettings(props);
  return {
    tensorflow_intra_op_parallelism: cpus,
    tensorflow_inter_op_parallelism: cpus,
    rest_api_num_threads: restThreads,
    grpc_max_threads: grpcThreads,
  };
}

function chosenFlags(props: ModelServerProps): Flags {
  const { configFolder, labels = {}, batching, flags } = props;
  const { grpcMaxConnectionAgeMs, enableModelWarmup, maxNumLoadRetries } = resolveFlags(flags);
  return {
    rest_api_timeout_in_ms: serverSettings(props).restApiTimeoutInMs,
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
