import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import fc from 'fast-check';

import { protobufPython } from '@spot-serving/emulator';

import {
  batchingParametersText,
  modelConfigText,
  modelServerFiles,
  monitoringConfigText,
  serverSettings,
} from '../src';
import { aServer } from './a-server';

// The first run installs protobuf.
jest.setTimeout(240_000);

let python: string;
beforeAll(async () => {
  python = await protobufPython();
});

/** What protobuf's own parser reads in texts of messages. */
function parse(...texts: [message: string, text: string][]): unknown[] {
  const output = execFileSync(python, [join(__dirname, 'fixtures', 'read_config.py')], {
    input: JSON.stringify(texts),
  });
  return JSON.parse(output.toString('utf8')) as unknown[];
}

const configOf = (config: object): object => ({ model_config_list: { config: [config] } });

it('serves exactly one version, with its labels', () => {
  const text = modelConfigText({
    model: 'resnet',
    basePath: '/models/resnet',
    version: 7,
    labels: { stable: 7, live: 7 },
  });
  const config = {
    name: 'resnet',
    base_path: '/models/resnet',
    model_platform: 'tensorflow',
    model_version_policy: { specific: { versions: ['7'] } },
  };
  expect(parse(['ModelServerConfig', text])).toEqual([
    configOf({ ...config, version_labels: { stable: '7', live: '7' } }),
  ]);
});

it('writes strings that nothing breaks out of', () => {
  const anything = fc.string({
    unit: fc.constantFrom('"', '\\', '\n', '\0', '}', "'", '#', '7', 'n', 'é', '😀', ' ', '${', '\u2028', '\x7f'),
  });
  const cases = fc.sample(fc.tuple(anything, anything, anything), 300);
  const texts = cases.map(([model, basePath, label]) =>
    modelConfigText({ model, basePath, version: 7, labels: { [label]: 7 } }),
  );
  const read = parse(...texts.map((text): [string, string] => ['ModelServerConfig', text]));
  expect(read).toEqual(
    cases.map(([name, basePath, label]) =>
      configOf({
        ...(name === '' ? {} : { name }),
        ...(basePath === '' ? {} : { base_path: basePath }),
        model_platform: 'tensorflow',
        model_version_policy: { specific: { versions: ['7'] } },
        version_labels: { [label]: '7' },
      }),
    ),
  );
});

it('turns metrics on, at the default path', () => {
  expect(parse(['MonitoringConfig', monitoringConfigText()])).toEqual([{ prometheus_config: { enable: true } }]);
});

it('runs as many batches as there are CPUs, and lets as many wait, unless told otherwise or in bulk', () => {
  const chosen = { maxBatchSize: 8, batchTimeoutMicros: 500, maxEnqueuedBatches: 9 };
  const texts = [
    serverSettings({ cpuMillicores: 1300, longestRequestSeconds: 10, batching: 'latency' }),
    serverSettings({ cpuMillicores: 4000, longestRequestSeconds: 10, batching: 'throughput' }),
    serverSettings({ cpuMillicores: 2000, longestRequestSeconds: 10, batching: { maxBatchSize: 32 } }),
    serverSettings({ cpuMillicores: 4000, longestRequestSeconds: 10, batching: chosen }),
  ].flatMap(({ batches }) => (batches ? [batchingParametersText(batches)] : []));
  expect(parse(...texts.map((text): [string, string] => ['BatchingParameters', text]))).toEqual([
    { max_batch_size: '8', batch_timeout_micros: '0', max_enqueued_batches: '2', num_batch_threads: '2' },
    { max_batch_size: '32', batch_timeout_micros: '5000', max_enqueued_batches: '16', num_batch_threads: '4' },
    { max_batch_size: '32', batch_timeout_micros: '0', max_enqueued_batches: '2', num_batch_threads: '2' },
    { max_batch_size: '8', batch_timeout_micros: '500', max_enqueued_batches: '9', num_batch_threads: '4' },
  ]);
});

it('has a file for batching only where it is asked for', () => {
  expect(Object.keys(modelServerFiles(aServer()))).toEqual(['models.config', 'monitoring.config']);
  expect(modelServerFiles(aServer({ batching: { maxBatchSize: 4 } }))['batching.config']).toContain(
    'num_batch_threads { value: 2 }',
  );
});
