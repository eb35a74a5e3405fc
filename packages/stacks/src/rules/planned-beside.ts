import { fallbackName, pathBelow, type Problem, type ResolvedEnvironment } from '@spot-serving/core';

/** What the memory of the requests in hand is counted of. */
const requests = [
  ...['memoryPerItemMiB', 'itemsPerRequest', 'cpuMillicores', 'cpuTargetPercent'],
  ...[
    'batching',
    'batching.maxBatchSize',
    'batching.numBatchThreads',
    'flags.grpcMaxThreads',
    'flags.restApiNumThreads',
  ],
];

/**
 * Which other settings the plan of a served model holds each of its fields against: of the model itself, and of the platform. Who reads the
 * plan's messages finds them named there as its terms.
 */
const ofModel: Readonly<Record<string, readonly string[]>> = {
  preStopSeconds: ['longestRequestSeconds', 'gracePeriodSeconds'],
  gracePeriodSeconds: ['preStopSeconds', 'longestRequestSeconds'],
  podsPerNode: ['preStopSeconds', 'gracePeriodSeconds', 'longestRequestSeconds', 'sizeMiB', 'canary.sizeMiB'],
  memoryMiB: ['sizeMiB', 'canary.sizeMiB', 'memoryTargetPercent', ...requests],
  memoryTargetPercent: [
    ...['memoryMiB', 'sizeMiB', 'canary.sizeMiB', 'replicas.min', 'replicas.max', 'onDemandFloor'],
    ...requests,
  ],
  'flags.restApiTimeoutInMs': ['longestRequestSeconds'],
  'batching.batchTimeoutMicros': ['longestRequestSeconds'],
  'scaling.concurrencyPerPod': ['cpuMillicores', 'batching', 'flags.grpcMaxThreads', 'flags.restApiNumThreads'],
  cpuTargetPercent: ['replicas.min', 'replicas.max', 'onDemandFloor', 'cpuMillicores', 'podsPerNode'],
  replicas: ['podsPerNode', 'onDemandFloor', 'replicas.min', 'replicas.max'],
};

/** What the room for all pods, and what an interruption leaves of them, are counted of. */
function roomOf({ pools }: ResolvedEnvironment): string[] {
  const names = [...Object.keys(pools.spot).map((name) => pathBelow('pools.spot', name)), `pools.${fallbackName}`];
  const warned = ['interruptions', ...['nodes', 'share', 'zone'].map((field) => `interruptions.${field}`)];
  return ['platform.headroom', 'network.zones', ...warned, ...names.map((path) => `${path}.maxSize`)];
}

/** The plan's problems, each with what it was held against, so that nobody is blamed for what another setting does wrong. */
export function plannedBeside(problems: readonly Problem[], environment: ResolvedEnvironment): Problem[] {
  return problems.map((problem) => {
    const [, model, setting = ''] = /^(models\.served(?:\.[\w*-]+|\[.*?\]))\.([\w.]+)/.exec(problem.path) ?? [];
    const [field] = setting.split('.');
    const own = (ofModel[setting] ?? ofModel[field ?? ''] ?? [])
      .map((other) => `${model}.${other}`)
      .filter((path) => path !== problem.path);
    const shared = field === 'replicas' || field === 'cpuTargetPercent' ? roomOf(environment) : [];
    const against = [...(problem.against ?? []), ...own, ...shared];
    return against.length === 0 ? problem : { ...problem, against };
  });
}
