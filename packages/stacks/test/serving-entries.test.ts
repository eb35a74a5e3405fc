import { anEnvironment } from '@spot-serving/testkit';

import { attempt } from './whole-app';

const good = anEnvironment();
const resnet = { version: 6, sizeMiB: 98, replicas: { min: 2, max: 4 } };
const around = {
  pools: { spot: { general: { maxSize: 8 } } },
  endpoint: { hostName: 'models.example.com', zoneName: 'example.com' },
};

/** An environment that serves these models, with other sections changed. */
const serving = (served: unknown, change: object = {}) => ({
  ...good,
  ...around,
  models: { publishers: good.models.publishers, served },
  ...change,
});
/** One that serves `resnet`, written otherwise. */
const written = (change: object, others: object = {}) => serving({ resnet: { ...resnet, ...change } }, others);
const pair = { podsPerNode: 2, cpuMillicores: 700, replicas: { min: 4, max: 4 } };
const many = { ...resnet, replicas: { min: 2, max: 8 } };
const longName = 'a'.repeat(48);

/** What is wrong, and how the line of each problem begins, below `models.served`. */
const slips: readonly [string, unknown, readonly string[]][] = [
  [
    'a base path with a scheme',
    written({ basePath: 's3://models/resnet' }),
    ['resnet.basePath is "s3://models/resnet": remove it or correct its name; known here: version, sizeMiB,'],
  ],
  [
    'a memory target under the idle share',
    written({ memoryMiB: 900 }),
    [
      "resnet.memoryTargetPercent is 90: raise memoryMiB to 1376 or more, or write 'none', so that CPU alone adds pods: an idle pod uses 91 %",
    ],
  ],
  [
    'memory that does not hold the model',
    written({ memoryMiB: 300 }),
    [
      'resnet.memoryMiB is 300: ask for 1376 or more, or leave it out: ModelServer, the model and what requests leave behind take 819',
    ],
  ],
  [
    'a weight below none',
    written({ canary: { version: 7, weight: -1 } }),
    ['resnet.canary.weight is -1: write the share of the requests, percent: a whole number from 0 to 100'],
  ],
  [
    'a weight above all',
    written({ canary: { version: 7, weight: 101 } }),
    ['resnet.canary.weight is 101: write the share'],
  ],
  [
    'a weight in words',
    written({ canary: { version: 7, weight: 'ten' } }),
    ['resnet.canary.weight is "ten": write the share'],
  ],
  [
    'a canary without a weight',
    written({ canary: { version: 7 } }),
    ['resnet.canary.weight is missing: write the share'],
  ],
  [
    'a canary of the version that is served',
    written({ canary: { version: 6, weight: 0 } }),
    ['resnet.canary.version is 6: name another version than the one that is served, or remove the canary'],
  ],
  [
    'a label of a version that is not served',
    written({ labels: { best: 5 } }),
    ['resnet.labels.best is 5: label a version that is served: 6'],
  ],
  [
    'a label with a hyphen',
    written({ labels: { 'our-best': 6 } }),
    ['resnet.labels.our-best is 6: name a label with letters, digits and underscores'],
  ],
  ['a list of labels', written({ labels: ['best'] }), ['resnet.labels is ["best"]: write an object of label: version']],
  [
    'a kill before the end of preStop',
    written({ preStopSeconds: 100, gracePeriodSeconds: 60 }),
    ['resnet.gracePeriodSeconds is 60: use 105 or more, or shorten preStopSeconds:'],
  ],
  [
    'a grace period beyond the notice',
    written({ gracePeriodSeconds: 300 }),
    ['resnet.gracePeriodSeconds is 300: use at most 115:'],
  ],
  [
    'a request longer than preStop waits',
    written({ longestRequestSeconds: 30 }),
    ['resnet.preStopSeconds is 35: use 52 or more, or shorten longestRequestSeconds:'],
  ],
  [
    'a request that no drain can wait for',
    written({ longestRequestSeconds: 90 }),
    ['resnet.longestRequestSeconds is 90: use at most 88:'],
  ],
  [
    'a flag that is none of ours',
    written({ flags: { enableProfiler: true } }),
    [
      'resnet.flags.enableProfiler is true: remove it or correct its name; known here: grpcMaxThreads, restApiNumThreads, restApiTimeoutInMs,',
    ],
  ],
  [
    'a time-out beyond the longest request',
    written({ flags: { restApiTimeoutInMs: 30_000 } }),
    ['resnet.flags.restApiTimeoutInMs is 30000: use at most the longest request, 10000 ms, or raise that'],
  ],
  [
    'a version with a letter',
    written({ version: 'v7' }),
    ['resnet.version is "v7": write the version: a whole number from 1 to'],
  ],
  ['half a version', written({ version: 1.5 }), ['resnet.version is 1.5: write the version: a whole number from 1 to']],
  [
    'no size',
    serving({ resnet: { version: 6 } }),
    ['resnet.sizeMiB is missing: write the size of the files, MiB: a whole number from 1 to'],
  ],
  [
    'a single pod',
    written({ replicas: { min: 1, max: 4 } }),
    ['resnet.replicas.min is 1: write the fewest pods, at least two so that one may go:'],
  ],
  [
    'more pods at least than at most',
    written({ replicas: { min: 5, max: 4 } }),
    ['resnet.replicas.min is 5: use at most replicas.max, which is 4'],
  ],
  [
    'a floor that leaves the autoscaler nothing',
    written({ onDemandFloor: 4 }),
    ['resnet.onDemandFloor is 4: use less than replicas.max, which is 4: the autoscaler needs one'],
  ],
  [
    'two on a node without headroom',
    written(pair, { platform: { headroom: 0 } }),
    ['resnet.podsPerNode is 2: keep headroom for 1 (platform.headroom), or put one pod on a node:'],
  ],
  [
    'two on a node, of which one warning takes both',
    written({ ...pair, replicas: { min: 2, max: 4 } }),
    ['resnet.replicas.min is 2: use 3 or more, or a smaller interruption: all 2 pods may be warned at once'],
  ],
  [
    'more CPU than a node has',
    written({ cpuMillicores: 8000 }),
    ['resnet.cpuMillicores is 8000: use at most 1630, or pools of larger instance types: no node holds the pod'],
  ],
  [
    'more memory than a node has',
    written({ sizeMiB: 20_000 }),
    [
      'resnet.memoryMiB is 51120: use instanceTypes of 64 GiB, whose nodes can allocate 51504 MiB or more: no node holds the pod',
    ],
  ],
  [
    'more pods than the pools have nodes',
    written({ replicas: { min: 2, max: 40 } }),
    ['resnet.replicas.max is 40: lower it by 25, or raise pools.spot.general.maxSize to 33'],
  ],
  [
    'models that do not fit together',
    serving({ resnet: many, bert: many }),
    ['*.replicas.max is {"resnet":8,"bert":8}: lower them by 2 in all, or raise pools.spot.general.maxSize to 10'],
  ],
  [
    'a name too long for its role',
    serving({ [longName]: resnet }, { name: 'a-longer-name' }),
    [`${longName} is "${longName}": shorten it: its canary's role a-longer-name-${longName}-canary has 69 characters;`],
  ],
  [
    'a name that a canary has',
    serving({ 'resnet-canary': resnet }),
    ['resnet-canary is "resnet-canary": name it otherwise: -canary is what the second version of a model is called'],
  ],
  [
    'a name that begins with a digit',
    serving({ '7net': resnet }),
    ['7net is "7net": begin the name of a served model with a letter'],
  ],
  [
    'batches of none',
    written({ batching: { maxBatchSize: 0 } }),
    ['resnet.batching.maxBatchSize is 0: write the size of a batch: a whole number from 1 to'],
  ],
  [
    'a batch that waits for the longest request',
    written({ batching: { maxBatchSize: 32, batchTimeoutMicros: 10_000_000 } }),
    ['resnet.batching.batchTimeoutMicros is 10000000: write a whole number from 0 to 9999999'],
  ],
  [
    'batching switched on without a size',
    written({ batching: true }),
    ["resnet.batching is true: write 'latency' or 'throughput', or an object with maxBatchSize, batchTimeoutMicros,"],
  ],
  [
    'a profile that is none',
    written({ batching: 'speed' }),
    [`resnet.batching is "speed": write 'latency' or 'throughput', or an object with maxBatchSize,`],
  ],
  [
    'more batches at once than CPUs',
    written({ batching: { maxBatchSize: 8, numBatchThreads: 3 } }),
    ['resnet.batching.numBatchThreads is 3: use at most 2, the CPUs of a pod of 1300m, or leave it out'],
  ],
  [
    'requests that no batch holds',
    written({ batching: 'latency', itemsPerRequest: 16 }),
    ['resnet.itemsPerRequest is 16: use at most 8, or batching of a maxBatchSize of 16 or more'],
  ],
  ['nothing in the entry', serving({ resnet: null }), ['resnet is null: write an object with version, sizeMiB,']],
];

/** Lines of problems; those of their terms are further in. */
const problemLines = (lines: readonly string[]) =>
  lines.filter((line) => /^ {2}\S/.test(line)).map((line) => line.trim());

describe('an entry of a served model', () => {
  it('that is right is synthesized', () => {
    expect(attempt(written({}))).toEqual({ exitCode: 0, lines: [''], written: ['manifest.json', 'stacks'] });
  });

  it.each(slips)(
    'with %s is refused by its path, with its value and what to write; nothing is written',
    (_, environment, expected) => {
      const { exitCode, lines, written: files } = attempt(environment);
      expect({ exitCode, files }).toEqual({ exitCode: 2, files: [] });
      expect(lines[0]).toMatch(/^(environment "[\w-]+"|[\w-]+-platform) is misconfigured:$/);
      const found = problemLines(lines);
      expect(found.map((line, index) => line.slice(0, `models.served.${expected[index]}`.length))).toEqual(
        expected.map((line) => `models.served.${line}`),
      );
    },
  );

  it('is told of every number of a proof that it does not hold, with its source', () => {
    expect(attempt(written({ preStopSeconds: 100 })).lines.slice(2)).toEqual([
      expect.stringMatching(/^ {6}preStopSeconds 100 +the model's entry in the environment/),
      expect.stringMatching(/^ {6}exitSeconds 5 +an allowance for the kubelet/),
      expect.stringMatching(/^ {6}gracePeriodSeconds 60 +the model's entry in the environment/),
    ]);
  });

  it('without a way for clients is refused where the way is missing', () => {
    const { exitCode, lines } = attempt(written({}, { endpoint: undefined }));
    expect({ exitCode, found: problemLines(lines) }).toEqual({
      exitCode: 2,
      found: ['endpoint is missing: say how clients reach the served models: { hostName, zoneName }'],
    });
  });
});

describe('several slips of several models', () => {
  it('of their shape are told at once', () => {
    const served = {
      resnet: { ...resnet, version: 'x', canary: { version: 6, weight: 101 }, flags: { x: 1 } },
      bert: { version: 1, replicas: { min: 2, max: 2 } },
      '7net': resnet,
    };
    const paths = problemLines(attempt(serving(served)).lines).map((line) => line.split(' is ')[0]);
    expect(paths).toEqual(
      ['resnet.version', 'resnet.canary.weight', 'resnet.flags.x', 'bert.sizeMiB', '7net'].map(
        (path) => `models.served.${path}`,
      ),
    );
  });

  it('of their drain, memory, server and room are told at once', () => {
    const slow = { ...resnet, memoryMiB: 300, gracePeriodSeconds: 30, flags: { restApiTimeoutInMs: 30_000 } };
    const countless = { ...resnet, replicas: { min: 2, max: 60 } };
    const paths = problemLines(attempt(serving({ resnet: slow, bert: countless })).lines).map(
      (line) => line.split(' is ')[0],
    );
    expect(paths.sort()).toEqual(
      ['bert.replicas.max', 'resnet.flags.restApiTimeoutInMs', 'resnet.gracePeriodSeconds', 'resnet.memoryMiB'].map(
        (path) => `models.served.${path}`,
      ),
    );
  });
});
