import fc from 'fast-check';

import {
  knownFlags,
  modelServerArguments,
  modelServerFiles,
  modelServerProblems,
  type ModelServerProps,
  modelServerThreads,
} from '../src';
import { aServer } from './a-server';

const flagsOf = (change: Partial<ModelServerProps> = {}): Record<string, string> =>
  Object.fromEntries(
    modelServerArguments(aServer(change)).map(
      (argument) => argument.slice(2).split(/=(.*)/s).slice(0, 2) as [string, string],
    ),
  );

describe('modelServerArguments', () => {
  it('polls nothing, answers health checks, opens no profiler, and fails fast', () => {
    expect(flagsOf()).toMatchObject({
      port: '8500',
      rest_api_port: '8501',
      file_system_poll_wait_seconds: '0',
      model_config_file_poll_wait_seconds: '0',
      enable_grpc_healthcheck_service: 'true',
      enable_profiler: 'false',
      max_num_load_retries: '0',
      load_retry_interval_micros: '1000000',
    });
  });

  it.each([
    [100, '1', '64'],
    [1000, '1', '64'],
    [1300, '2', '64'],
    [16_000, '16', '256'],
  ])('gives %s millicores %s threads, and each API %s', (cpuMillicores, cpus, api) => {
    expect(flagsOf({ cpuMillicores })).toMatchObject({
      tensorflow_intra_op_parallelism: cpus,
      tensorflow_inter_op_parallelism: cpus,
      rest_api_num_threads: api,
      grpc_max_threads: api,
    });
  });

  it('lets no request last longer than a drain waits for it', () => {
    expect(flagsOf({ longestRequestSeconds: 25 })).toMatchObject({ rest_api_timeout_in_ms: '25000' });
  });

  it('takes the flags that are the model’s own', () => {
    const flags = {
      grpcMaxThreads: 40,
      restApiNumThreads: 20,
      restApiTimeoutInMs: 900,
      grpcMaxConnectionAgeMs: 5000,
      enableModelWarmup: false,
      maxNumLoadRetries: 2,
    };
    expect(flagsOf({ flags })).toMatchObject({
      grpc_max_threads: '40',
      rest_api_num_threads: '20',
      rest_api_timeout_in_ms: '900',
      grpc_channel_arguments: 'grpc.max_connection_age_ms=5000',
      enable_model_warmup: 'false',
      max_num_load_retries: '2',
    });
  });

  it('allows labels before their version is loaded, where there are labels', () => {
    expect(flagsOf({ labels: { stable: 7 } })).toHaveProperty('allow_version_labels_for_unavailable_models', 'true');
    expect(flagsOf()).not.toHaveProperty('allow_version_labels_for_unavailable_models');
  });

  it('writes only flags that ModelServer knows, once each, and names only files that exist', () => {
    const batching = fc.record({ maxBatchSize: fc.nat() });
    const labels = fc.constant({ stable: 7 });
    const props = fc.record(
      { cpuMillicores: fc.integer({ min: 1, max: 192_000 }), batching, labels },
      { requiredKeys: ['cpuMillicores'] },
    );
    fc.assert(
      fc.property(props, (change) => {
        const names = modelServerArguments(aServer(change)).map((argument) => /^--(\w+)=/.exec(argument)?.[1]);
        const files = Object.entries(flagsOf(change)).flatMap(([flag, value]) =>
          flag.endsWith('_file') ? [value.replace('/etc/model-server/', '')] : [],
        );
        expect(names.filter((name) => !(knownFlags as readonly (string | undefined)[]).includes(name))).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
        expect(files.sort()).toEqual(Object.keys(modelServerFiles(aServer(change))).sort());
        expect(names.includes('enable_batching')).toBe(names.includes('batching_parameters_file'));
      }),
    );
  });

  it('has threads for all requests of the batches that run and wait, up to a limit', () => {
    expect(modelServerThreads(1300)).toEqual({ cpus: 2, grpc: 64, rest: 64 });
    expect(modelServerThreads(1300, { maxBatchSize: 32 })).toEqual({ cpus: 2, grpc: 32 * 4 + 2, rest: 32 * 4 + 2 });
    expect(modelServerThreads(1300, { maxBatchSize: 32, maxEnqueuedBatches: 8 }).grpc).toBe(32 * 10 + 2);
    expect(modelServerThreads(1300, { maxBatchSize: 1000 }).rest).toBe(512);
    expect(flagsOf({ batching: { maxBatchSize: 32 } })).toMatchObject({
      grpc_max_threads: '130',
      rest_api_num_threads: '130',
    });
  });

  it('keeps connections as they are unless an age is asked for', () => {
    expect(flagsOf({})).not.toHaveProperty('grpc_channel_arguments');
  });

  it('never gives the REST API a pool that its own loop fills', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 1_000_000 }),
        (cpuMillicores) => modelServerThreads(cpuMillicores).rest >= 2,
      ),
    );
  });
});

/** As a program would that passes by the compiler. */
const unchecked = (change: object): ModelServerProps => ({ ...aServer(), ...change });

describe('modelServerProblems', () => {
  it('finds nothing wrong with a server, nor with one that has everything', () => {
    const everything = { labels: { stable: 7 }, batching: { maxBatchSize: 8 }, flags: { restApiTimeoutInMs: 10_000 } };
    expect([...modelServerProblems(aServer()), ...modelServerProblems(aServer(everything))]).toEqual([]);
  });

  it.each<[object, string, RegExp]>([
    [{ basePath: 's3://bucket/resnet' }, 'basePath', /ModelServer has no file system for s3:\/\//],
    [{ basePath: 'gs://bucket/resnet' }, 'basePath', /gs:\/\//],
    [{ basePath: 'S3://bucket' }, 'basePath', /local folder/],
    [{ basePath: 'file:///models/resnet' }, 'basePath', /local folder/],
    [{ basePath: 'models/resnet' }, 'basePath', /absolute/],
    [{ basePath: '/models/resnet/7/' }, 'basePath', /leave out the version/],
    [{ configFolder: 'https://config' }, 'configFolder', /local folder/],
    [{ model: 'a/b' }, 'model', /letters, digits/],
    [{ model: '' }, 'model', /letters, digits/],
    [{ version: 0 }, 'version', /at least 1/],
    [{ version: 1.5 }, 'version', /whole number/],
    [{ cpuMillicores: 0 }, 'cpuMillicores', /at least 1/],
    [{ longestRequestSeconds: 0.5 }, 'longestRequestSeconds', /whole number/],
    [{ labels: { canary: 8 } }, 'labels.canary', /label the version that this server has, 7/],
    [{ labels: { 'not-a-label': 7 } }, 'labels.not-a-label', /letters, digits and underscores/],
    [{ batching: { maxBatchSize: 0 } }, 'batching.maxBatchSize', /whole number from 1/],
    [{ batching: { maxBatchSize: 8, maxEnqueuedBatches: 0 } }, 'batching.maxEnqueuedBatches', /whole number from 1/],
    [{ batching: { maxBatchSize: 8, batchTimeoutMicros: 10_000_000 } }, 'batching.batchTimeoutMicros', /0 to 9999999/],
    [{ batching: { maxBatchSize: 8, numBatchThreads: 3 } }, 'batching.numBatchThreads', /at most 2, the CPUs of a pod/],
    [{ batching: 'speed' }, 'batching', /write 'latency' or 'throughput', or an object with maxBatchSize, /],
    [{ batching: null }, 'batching', /write 'latency' or 'throughput'/],
    [{ batching: { maxBatchSize: 8, maxBatchsize: 9 } }, 'batching.maxBatchsize', /known here: maxBatchSize, /],
    [
      { flags: { enableBatching: true } },
      'flags.enableBatching',
      /known here: grpcMaxThreads, restApiNumThreads, restApiTimeoutInMs, /,
    ],
    [{ flags: { restApiTimeoutInMs: 10_001 } }, 'flags.restApiTimeoutInMs', /at most the longest request, 10000 ms/],
    [{ flags: { restApiTimeoutInMs: 0 } }, 'flags.restApiTimeoutInMs', /1 to/],
    [{ flags: { grpcMaxConnectionAgeMs: 10 } }, 'flags.grpcMaxConnectionAgeMs', /1000 to/],
    [{ flags: { maxNumLoadRetries: -1 } }, 'flags.maxNumLoadRetries', /0 to 10/],
    [{ flags: { enableModelWarmup: 'no' } }, 'flags.enableModelWarmup', /true or false/],
  ])('finds what is wrong with %j', (change, path, fix) => {
    expect(modelServerProblems(unchecked(change))).toMatchObject([
      { path, fix: expect.stringMatching(fix) as unknown },
    ]);
  });

  it('finds everything at once', () => {
    expect(modelServerProblems(unchecked({ basePath: 's3://b', version: 0, flags: { x: 1 } }))).toHaveLength(3);
  });
});
