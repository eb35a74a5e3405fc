import type { Environment } from '../src';

/** An environment without fault that writes out every setting. */
export const everySetting: Environment = {
  name: 'test-app',
  region: 'eu-west-1',
  regionFacts: { zones: 3, families: ['m7a'], source: 'AWS News Blog, 2027-01-15' },
  account: '111122223333',
  tier: 'dev',
  administrators: ['arn:aws:iam::111122223333:role/admin', 'arn:aws:iam::111122223333:role/deputy'],
  tags: { team: 'models' },
  state: { bucket: 'states', region: 'eu-west-1' },
  network: { cidr: '10.0.0.0/16', otherCidrs: { office: '10.1.0.0/16' }, zones: 2, nat: 'single', flowLogDays: 30 },
  cluster: {
    version: '1.35',
    publicCidrs: ['198.51.100.0/25'],
    logDays: 30,
    support: 'standard',
    deletionProtection: true,
    zonalShift: true,
    serviceCidr: '172.20.0.0/16',
    systemNodes: { instanceTypes: ['m6i.large'], count: 2 },
  },
  pools: {
    spot: {
      general: {
        instanceTypes: ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large', 'm5.large', 'm5a.large'],
        maxSize: 20,
        minSize: 1,
        rootVolumeGiB: 50,
        maxLifetimeDays: 30,
      },
    },
    fallback: {
      instanceTypes: ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large', 'm5.large', 'm5a.large'],
      maxSize: 20,
      minSize: 0,
      rootVolumeGiB: 50,
      maxLifetimeDays: 30,
    },
  },
  interruptions: { share: 30 },
  platform: {
    headroom: 1,
    autoscaler: { provisionMinutes: 5, backoffMinutes: 5, maxBackoffMinutes: 30, idleMinutes: 10 },
    imageRegistry: 'mirror.example/copies',
  },
  models: {
    publishers: ['arn:aws:iam::111122223333:role/publisher'],
    readers: { resnet: ['arn:aws:iam::111122223333:role/reader'] },
    alarmEmails: ['models@example.org'],
    readsPerHour: 200,
    destroyProtection: true,
    objectLock: { mode: 'GOVERNANCE', days: 30 },
    replication: { from: 'test-app', to: { 'app-us': 'us-east-1' } },
    served: {
      resnet: {
        version: 6,
        sizeMiB: 98,
        manifest: `sha256:${'6'.repeat(64)}`,
        measured: { loadedMiB: 140, memoryPerItemMiB: 6, cpuMillis: 50 },
        newerExporter: '2.21.0',
        canary: {
          version: 7,
          sizeMiB: 98,
          manifest: `sha256:${'7'.repeat(64)}`,
          measured: { loadedMiB: 140, memoryPerItemMiB: 6, cpuMillis: 50 },
          newerExporter: '2.21.0',
          weight: 5,
        },
        cpuMillicores: 1300,
        memoryMiB: 2000,
        memoryPerItemMiB: 8,
        itemsPerRequest: 1,
        replicas: { min: 2, max: 4 },
        cpuTargetPercent: 60,
        memoryTargetPercent: 90,
        scaling: { requestsPerSecondPerPod: 20 },
        longestRequestSeconds: 10,
        preStopSeconds: 35,
        gracePeriodSeconds: 60,
        podsPerNode: 1,
        onDemandFloor: 0,
        labels: { best: 6 },
        batching: { maxBatchSize: 8, batchTimeoutMicros: 100, maxEnqueuedBatches: 8, numBatchThreads: 2 },
        flags: {
          grpcMaxThreads: 128,
          restApiNumThreads: 128,
          restApiTimeoutInMs: 10_000,
          grpcMaxConnectionAgeMs: 60_000,
          enableModelWarmup: true,
          maxNumLoadRetries: 1,
        },
      },
    },
  },
  serving: {
    modelServerImage: 'docker.io/tensorflow/serving:2.19.1',
    loaderImage: 'docker.io/amazon/aws-cli:2.34.24',
    storeCidrs: ['198.51.100.0/24'],
  },
  endpoint: {
    hostName: 'models.example.com',
    sharedHostName: 'all.example.com',
    sharedRegions: ['eu-west-1'],
    zoneName: 'example.com',
    zoneId: 'Z0123456789ABCDEFGHIJ',
    scheme: 'internet-facing',
    inboundCidrs: ['192.0.2.0/25'],
    balancerMoves: false,
    authentication: {
      kind: 'jwt',
      issuer: 'https://id.example.org',
      jwksUri: 'https://id.example.org/keys',
      claims: [{ name: 'aud', values: ['models'] }],
    },
    webAcl: { requestsPerFiveMinutes: 2000 },
  },
  delivery: {
    repository: 'example/spot-serving',
    environment: 'test-app',
    runner: {
      connectionArn: 'arn:aws:codeconnections:eu-west-1:111122223333:connection/01234567-89ab-cdef-0123-456789abcdef',
      actors: ['4711'],
    },
  },
  alarms: { emails: ['oncall@example.org'] },
  versions: { kubernetes: {}, charts: {}, images: {}, s3: {} },
};

/** A wrong value of a setting, and what must be told of it. */
export interface Slip {
  /** Where the wrong value is written. */
  readonly path: string;
  readonly value: unknown;
  /** What its fix says. */
  readonly fix: RegExp;
  /** Where it is told, if that is within the value, or beside it. */
  readonly told?: string;
  /** Settings that it is wrong beside: while one of those is, nobody can tell. */
  readonly beside?: readonly string[];
}

const slip = (path: string, value: unknown, fix: RegExp, more: Partial<Slip> = {}): Slip => ({
  path,
  value,
  fix,
  ...more,
});

/** What the memory of a model's requests is counted of. */
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
const model = 'models.served.resnet';
const webAcl = (region: string) =>
  `arn:aws:wafv2:${region}:111122223333:regional/webacl/models/01234567-89ab-cdef-0123-456789abcdef`;
const spot = 'pools.spot.general';
const types = everySetting.pools?.fallback?.instanceTypes ?? [];
const whole = /a whole number from/;

/** A slip or more for every setting: of its shape, of its meaning, of what constructs know. */
export const slips: readonly Slip[] = [
  slip('name', 'Dev', /use 3 to 28/),
  slip('region', 'Ireland', /name an AWS region/),
  slip('region', 'cn-north-1', /partitions aws or aws-us-gov/),
  slip('regionFacts.zones', 1, /2 or more/),
  slip('regionFacts.families', ['M7'], /families of EC2 types/, { told: 'regionFacts.families[0]' }),
  slip('regionFacts.source', ' ', /where you read that/),
  slip('account', 111122223333, /twelve digits/),
  slip('tier', 'live', /use dev, staging or prod/),
  slip('administrators', [], /name at least one role/),
  slip('administrators[1]', 'arn:aws:iam::111122223333:user/me', /IAM role/),
  slip('administrators[1]', 'arn:aws:iam::999999999999:role/x', /account 111122223333/, {
    beside: ['account', 'region'],
  }),
  slip('tags.stack', 'mine', /remove it/),
  slip('state.bucket', 'My_States', /use 3 to 63/),
  slip('state.region', 'Ireland', /name an AWS region/),
  slip('network.cidr', '10.0.0.1/16', /first address/),
  slip('network.cidr', '10.0.0.0/22', /too small/),
  slip('network.otherCidrs.office', 'somewhere', /IPv4 block/),
  slip('network.zones', 4, /2 or 3 zones/),
  slip('network.nat', 'two', /use none, single/),
  slip('network.flowLogDays', 10, /retention/),
  slip('cluster.version', 1.35, /as a string/),
  slip('cluster.version', '1.20', /no autoscaler is known/),
  slip('cluster.publicCidrs[0]', '10.0.0.0/8', /public addresses/),
  slip('cluster.logDays', 0, /retention/),
  slip('cluster.support', 'long', /standard or extended/),
  slip('cluster.deletionProtection', 'yes', /true or false/),
  slip('cluster.zonalShift', 1, /true or false/),
  slip('cluster.serviceCidr', '10.0.0.0/20', /overlaps 10\.0\.0\.0\/16 of the VPC/, { beside: ['network.cidr'] }),
  slip('cluster.systemNodes.instanceTypes', ['m7g.large'], /amd64/, { told: 'cluster.systemNodes.instanceTypes[0]' }),
  slip('cluster.systemNodes.count', 1, /2 to 12/),
  slip(`${spot}.instanceTypes`, ['m6i.large', 'm6a.large'], /at least 4 types/),
  slip(`${spot}.instanceTypes`, [...types, 'm6i.huge'], /nearest names/, { told: `${spot}.instanceTypes[6]` }),
  slip(`${spot}.instanceTypes`, [...types, 'm6i.xlarge'], /one size/, { told: `${spot}.instanceTypes[6]` }),
  slip(`${spot}.maxSize`, 0, /1 or more/),
  slip(`${spot}.maxSize`, 100_000, /too few addresses .*lower it to \d+/, {
    beside: ['network.cidr', 'network.zones'],
  }),
  slip(`${spot}.minSize`, 0.5, /0 or more/),
  slip(`${spot}.minSize`, 200_000, /raise maxSize/, { beside: [`${spot}.maxSize`] }),
  slip(`${spot}.rootVolumeGiB`, 8, /20 to 16384/),
  slip(`${spot}.maxLifetimeDays`, 0, /1 to 365/),
  slip('pools.fallback.maxLifetimeDays', 366, /1 to 365/),
  slip('pools.spot.General', { maxSize: 1 }, /use 2 to 20/),
  slip('pools.fallback.instanceTypes', ['c7g.medium', ...types], /arm64/, { told: 'pools.fallback.instanceTypes[0]' }),
  slip('pools.fallback.maxSize', 'many', /1 or more/),
  slip('pools.fallback.minSize', -1, /0 or more/),
  slip('pools.fallback.rootVolumeGiB', 20_000, /20 to 16384/),
  slip('interruptions', { nodes: 1, zone: true }, /say one of/),
  slip('interruptions.share', 0, /1 to 100/),
  slip('interruptions.nodes', 0, /1 to 100/),
  slip('interruptions.zone', 'yes', /use true/),
  slip('platform.headroom', -1, /0 or more/),
  slip('platform.headroom', 300_000, /leave nodes for models/, { beside: [`${spot}.maxSize`, 'tier'] }),
  slip('platform.autoscaler.provisionMinutes', 2, /3 to 60; a boot takes/),
  slip('platform.autoscaler.backoffMinutes', 45, /raise maxBackoffMinutes/, {
    beside: ['platform.autoscaler.maxBackoffMinutes'],
  }),
  slip('platform.autoscaler.maxBackoffMinutes', 'long', /1 to 60/),
  slip('platform.autoscaler.idleMinutes', 1440, /1 to 60/),
  slip('platform.imageRegistry', 'https://mirror.example', /without https/),
  slip('models.publishers', [], /name at least one role/),
  slip('models.readers.Bert', [], /name a model/),
  slip('models.readers.resnet', ['arn:aws:iam::111122223333:role/publisher'], /who publishes reads no model/, {
    told: 'models.readers.resnet',
    beside: ['models.publishers'],
  }),
  slip('models.readers.resnet', ['me'], /IAM role/, { told: 'models.readers.resnet[0]' }),
  slip('models.alarmEmails', ['a@example.org', 'a@example.org'], /listed before/, { told: 'models.alarmEmails[1]' }),
  slip('models.readsPerHour', 0, /1 or more/),
  slip('models.destroyProtection', 'no', /true or false/),
  slip('models.objectLock.mode', 'governance', /use GOVERNANCE/),
  slip('models.objectLock.days', 0, /1 to 36500/),
  slip('models.replication.from', 'Other', /use 3 to 28/),
  slip('models.replication.to.app-us', 'eu-west-1', /lost with it/, {
    beside: ['region', 'models.replication.from', 'name'],
  }),
  slip('models.served.node', everySetting.models.served?.resnet, /something of that name/),
  slip(`${model}.version`, 'v6', whole),
  slip(`${model}.sizeMiB`, 0, whole),
  slip(`${model}.manifest`, '6'.repeat(64), /sha256: and 64/),
  slip(`${model}.canary.manifest`, 'latest', /sha256: and 64/),
  slip(`${model}.canary.version`, 6, /another version/, { beside: [`${model}.version`] }),
  slip(`${model}.canary.sizeMiB`, 0.5, whole),
  slip(`${model}.canary.weight`, 101, whole),
  slip(`${model}.cpuMillicores`, 8000, /no node holds the pod/),
  slip(`${model}.memoryMiB`, 300, /leave it out: ModelServer, the model and what requests leave behind take/, {
    beside: ['sizeMiB', 'canary.sizeMiB', 'memoryTargetPercent', ...requests].map((field) => `${model}.${field}`),
  }),
  slip(`${model}.replicas.min`, 1, whole),
  slip(`${model}.replicas.max`, 2000, whole),
  slip(`${model}.cpuTargetPercent`, 0, whole),
  slip(`${model}.memoryTargetPercent`, 101, whole),
  slip(`${model}.memoryTargetPercent`, 50, /or write 'none'/, {
    beside: [
      'memoryMiB',
      'sizeMiB',
      'canary.sizeMiB',
      'replicas.min',
      'replicas.max',
      'onDemandFloor',
      ...requests,
    ].map((field) => `${model}.${field}`),
  }),
  slip(`${model}.scaling`, {}, /say one of/),
  slip(`${model}.scaling.requestsPerSecondPerPod`, 0, /0\.01 to 100000/),
  slip(`${model}.scaling`, { concurrencyPerPod: 3 }, /with batching, requests wait/, {
    told: `${model}.scaling.concurrencyPerPod`,
    beside: ['cpuMillicores', 'batching', 'flags.grpcMaxThreads', 'flags.restApiNumThreads'].map(
      (field) => `${model}.${field}`,
    ),
  }),
  slip(`${model}.longestRequestSeconds`, 0, whole),
  slip(`${model}.preStopSeconds`, 5000, whole),
  slip(`${model}.preStopSeconds`, 100, /shorten preStopSeconds/, {
    told: `${model}.gracePeriodSeconds`,
    beside: [`${model}.gracePeriodSeconds`, `${model}.longestRequestSeconds`],
  }),
  slip(`${model}.longestRequestSeconds`, 90, /use at most 88/),
  slip(`${model}.gracePeriodSeconds`, 'short', whole),
  slip(`${model}.gracePeriodSeconds`, 300, /use at most 115/, {
    beside: [`${model}.preStopSeconds`, `${model}.longestRequestSeconds`],
  }),
  slip(`${model}.podsPerNode`, 3, whole),
  slip(`${model}.onDemandFloor`, -1, whole),
  slip(`${model}.labels.best`, 5, /label a version that is served/, {
    beside: [`${model}.version`, `${model}.canary.version`],
  }),
  slip(`${model}.batching.maxBatchSize`, 0, whole),
  slip(`${model}.batching.batchTimeoutMicros`, -1, whole),
  slip(`${model}.batching.maxEnqueuedBatches`, 0, whole),
  slip(`${model}.batching.numBatchThreads`, 0, whole),
  slip(`${model}.memoryPerItemMiB`, 0, /a number above 0/),
  slip(`${model}.itemsPerRequest`, 0, whole),
  ...['newerExporter', 'canary.newerExporter'].map((field) => slip(`${model}.${field}`, 'new', /such as 2\.21\.0/)),
  ...['measured', 'canary.measured'].flatMap((measured) =>
    ['loadedMiB', 'memoryPerItemMiB', 'cpuMillis'].map((field) =>
      slip(`${model}.${measured}.${field}`, 0, /a number above 0/),
    ),
  ),
  slip(`${model}.flags.grpcMaxThreads`, 8, /use 9 or more/, {
    beside: [`${model}.batching`, `${model}.batching.maxBatchSize`],
  }),
  slip(`${model}.flags.restApiNumThreads`, 1, whole),
  slip(`${model}.flags.restApiTimeoutInMs`, 30_000, /at most the longest request/, {
    beside: [`${model}.longestRequestSeconds`],
  }),
  slip(`${model}.flags.grpcMaxConnectionAgeMs`, 1, whole),
  slip(`${model}.flags.enableModelWarmup`, 'no', /true or false/),
  slip(`${model}.flags.maxNumLoadRetries`, 11, whole),
  slip('serving.modelServerImage', 'tensorflow/serving:latest', /latest is another one/),
  slip('serving.loaderImage', 'amazon/aws-cli', /with its tag/),
  slip('serving.storeCidrs', ['10.0.0.0/8'], /name public addresses/, { told: 'serving.storeCidrs[0]' }),
  slip('serving.storeCidrs', ['128.0.0.0/2'], /S3 in this region alone/, { told: 'serving.storeCidrs[0]' }),
  slip('endpoint.hostName', 'Models', /write a host name/),
  slip('endpoint.zoneName', 'example.com.', /without a dot/),
  slip('endpoint.zoneId', 'example.com', /id of a hosted zone/),
  slip('endpoint.sharedHostName', 'other.example.org', /name a host of the zone/, { beside: ['endpoint.zoneName'] }),
  slip('endpoint.sharedRegions', ['eu-west-9'], /no region with EKS/, {
    told: 'endpoint.sharedRegions[0]',
    beside: ['region'],
  }),
  slip('endpoint.scheme', 'public', /internal or internet-facing/),
  slip('endpoint.inboundCidrs', ['10.0.0.0/8'], /name public addresses/, {
    told: 'endpoint.inboundCidrs[0]',
    beside: ['endpoint.scheme'],
  }),
  slip('endpoint.balancerMoves', 'soon', /true or false/),
  slip('endpoint.balancerMoves', true, /leave it out/, { beside: ['endpoint.scheme'] }),
  slip('endpoint.authentication.kind', 'basic', /write \{ kind: 'jwt'/),
  slip('endpoint.authentication.issuer', 'id.example.org', /https/, { beside: ['endpoint.authentication.kind'] }),
  slip('endpoint.authentication.claims', [], /one to ten claims/, { beside: ['endpoint.authentication.kind'] }),
  slip('endpoint.authentication.jwksUri', 7, /as a string/, { beside: ['endpoint.authentication.kind'] }),
  slip('endpoint.webAcl', {}, /say one of/),
  slip('endpoint.webAcl', { arn: webAcl('us-east-1') }, /one of eu-west-1/, {
    told: 'endpoint.webAcl.arn',
    beside: ['region', 'account'],
  }),
  slip('endpoint.webAcl', { arn: webAcl('eu-west-1').replace('regional', 'global') }, /regional web ACL/, {
    told: 'endpoint.webAcl.arn',
  }),
  slip('endpoint.webAcl.requestsPerFiveMinutes', 5, /10 to 2000000000/),
  slip('endpoint.webAcl.none', 'yes', /use true/),
  slip('delivery.repository', 'https://github.com/example/x', /owner\/name/),
  slip('delivery.environment', 'a b', /GitHub environment/),
  slip('delivery.runner.connectionArn', 'mine', /ARN of a connection/),
  slip('delivery.runner.actors', ['octocat'], /id of a GitHub account/, { told: 'delivery.runner.actors[0]' }),
  slip('alarms.emails', ['oncall'], /e-mail address/, { told: 'alarms.emails[0]' }),
  slip(
    'versions.kubernetes',
    { '1.35': { addons: { coredns: { version: '1' } } } },
    /v1\.35\.3|where it was read|day/,
    { told: 'versions.kubernetes["1.35"].addons.coredns' },
  ),
  slip('versions.charts', { x: 7 }, /write an object|remove/, { told: 'versions.charts.x' }),
  slip('versions.images', 'none', /write an object of image/),
  slip('versions.s3', { 'eu-west-1': { cidrs: [] } }, /S3 in the region|where it was read|day/, {
    told: 'versions.s3.eu-west-1',
  }),
];

/** The environment with a slip in it. */
export function withSlip(environment: unknown, { path, value }: Slip): unknown {
  const keys = path.replaceAll('[', '.').replaceAll(']', '').split('.');
  return written(environment, keys, value);
}

function written(at: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(at)) return at.map((item, index) => (index === Number(key) ? written(item, rest, value) : item));
  const fields = typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : {};
  return { ...fields, [key]: written(fields[key], rest, value) };
}
