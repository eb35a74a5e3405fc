import { join } from 'node:path';

import { CopyObjectCommand, CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

import { member, textOf } from '@spot-serving/stand-in';

import { type Ended, Production, ran } from './production';

/** Time for moto to install (once per machine), and for two apps of production to be applied. */
jest.setTimeout(600_000);

const packages = join(__dirname, '..', '..', '..', '..', 'packages');
const savedModel = join(packages, 'model-publisher', 'test', 'fixtures', 'half-plus-two', '1');
const regions = { 'prod-eu-west-1': 'eu-west-1', 'prod-us-east-1': 'us-east-1' } as const;
type App = keyof typeof regions;
const apps = Object.keys(regions) as readonly App[];
const storeOf = (app: App) => `${app}-models-444455556666`;
const location = { LocationConstraint: 'eu-west-1' } as const;

describe('production in two regions of one AWS, with real Terraform and their states in S3', () => {
  let production: Production;
  let s3: S3Client;

  beforeAll(async () => {
    production = await Production.open(apps);
    const credentials = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' };
    s3 = new S3Client({
      ...{ endpoint: production.emulator.endpoint, region: 'eu-west-1' },
      ...{ credentials, forcePathStyle: true },
    });
    for (const app of apps) await production.states(regions[app]).make();
    for (const app of apps)
      await s3.send(new CreateBucketCommand({ Bucket: storeOf(app), CreateBucketConfiguration: location }));
  });
  afterAll(async () => {
    s3.destroy();
    await production.close();
  });

  /** Everything of a region is gone: its APIs, its API server, its states. */
  async function lose(app: App): Promise<void> {
    production.regions.lose(regions[app]);
    await production.states(regions[app]).lose();
  }

  async function giveBack(app: App): Promise<void> {
    production.regions.giveBack(regions[app]);
    await production.states(regions[app]).make();
  }

  /** Writes who is out of the shared name, and synthesizes both apps: a merge. */
  async function away(from: string, to: string): Promise<void> {
    production.edit('apps/prod/regions.ts', `| 'nobody'>>> = ${from};`, `| 'nobody'>>> = ${to};`);
    await Promise.all(apps.map((app) => production.synthesize(app)));
  }

  /** Where clients of each region are led to by the shared name, by the region of the balancer. */
  function answers(): Readonly<Record<string, string | undefined>> {
    const records = production.world
      .ofType('aws_route53_record')
      .map(({ values }) => values)
      .filter((values) => member(values, 'name') === 'models.example.com');
    return Object.fromEntries(
      records.map((values) => [
        textOf(member(values, 'set_identifier')),
        /\.([\w-]+)\.elb\./.exec(JSON.stringify(member(values, 'alias')))?.[1],
      ]),
    );
  }

  /** Host names that an app has certificates of, in its own region. */
  function certified(app: App): readonly string[] {
    const certificates = production.world.ofType('aws_acm_certificate').map(({ values }) => values);
    return certificates
      .filter((values) => member(values, 'region') === regions[app])
      .map((values) => textOf(member(values, 'domain_name')))
      .sort();
  }

  function publisher(program: 'publish-model' | 'promote-model', ...argv: readonly string[]): Promise<Ended> {
    const env = { ...process.env, ...production.variables, AWS_REGION: 'eu-west-1' };
    return ran('node', [join(packages, 'model-publisher', 'bin', `${program}.cjs`), ...argv], production.folder, env);
  }

  /** What changes in an app that changes in nothing but what it serves; addresses without cdktf's hashes. */
  async function planned(app: App): Promise<readonly string[]> {
    const lines = await production.plan(app, ['serving']);
    return lines.map((line) => line.replace('serving: ', '').replace(/_[0-9A-F]{8} /, ' '));
  }

  const rollout = [
    'kubernetes_config_map_v1.Models_ranker_Stable_Files must be replaced',
    'kubernetes_deployment_v1.Models_ranker_Stable_Scaled will be updated in-place',
  ];
  const published = expect.objectContaining({ code: 0 }) as Ended;

  describe('region after region', () => {
    it('has the first alone, whole, before there is anything of the second', async () => {
      await production.apply('prod-eu-west-1');
      expect(await production.plan('prod-eu-west-1')).toEqual([]);
      expect(await production.states('us-east-1').keys()).toEqual([]);
    });

    it('has the second, which copies to the first, and then both have nothing to do', async () => {
      await production.apply('prod-us-east-1');
      expect(await Promise.all(apps.map((app) => production.plan(app)))).toEqual([[], []]);
      expect(answers()).toEqual({ 'eu-west-1': 'eu-west-1', 'us-east-1': 'us-east-1' });
    });
  });

  it('has what is published to the one in the store of the other, as far as S3 copied it', async () => {
    const store = ['--store', `s3://${storeOf('prod-us-east-1')}`];
    expect(await publisher('publish-model', savedModel, '--model', 'ranker', '--version', '2', ...store)).toEqual(
      published,
    );
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: storeOf('prod-us-east-1') }));
    for (const { Key } of Contents)
      await s3.send(
        new CopyObjectCommand({
          Bucket: storeOf('prod-eu-west-1'),
          Key,
          CopySource: `${storeOf('prod-us-east-1')}/${Key}`,
        }),
      );
  });

  it.each([
    ['prod-us-east-1', 'prod-eu-west-1'],
    ['prod-eu-west-1', 'prod-us-east-1'],
  ] as const)('where the region of %s is lost, %s is whole without it', async (lost, left) => {
    await lose(lost);
    try {
      await expect(production.plan(lost)).rejects.toThrow(/is lost|NoSuchBucket/);
      expect(await production.plan(left)).toEqual([]);
      expect(certified(left)).toEqual(['models.example.com', `models.${regions[left]}.example.com`].sort());
    } finally {
      await giveBack(lost);
    }
  });

  describe('while us-east-1 is lost', () => {
    it('has every file of what was published there in the store that is left', async () => {
      await lose('prod-us-east-1');
      const store = ['--store', `s3://${storeOf('prod-eu-west-1')}`];
      expect(await publisher('publish-model', 'verify', 'ranker', '2', ...store)).toEqual(published);
    });

    it('serves another version in eu-west-1, and answers for the lost region, by one line each', async () => {
      const store = ['--store', `s3://${storeOf('prod-eu-west-1')}`];
      expect(await publisher('promote-model', 'prod-eu-west-1', 'ranker', '2', '--newer-exporter', ...store)).toEqual(
        published,
      );
      await away('{}', "{ 'prod-us-east-1': 'prod-eu-west-1' }");
      const records = ['Host', 'Models'].map((name) => `aws_route53_record.Shared_${name}-us-east-1 will be created`);
      expect(await planned('prod-eu-west-1')).toEqual([...records, ...rollout]);
      await production.apply('prod-eu-west-1');
      expect(await production.plan('prod-eu-west-1')).toEqual([]);
      expect(answers()).toEqual({ 'eu-west-1': 'eu-west-1', 'us-east-1': 'eu-west-1' });
    });
  });

  describe('when us-east-1 is back, with its states', () => {
    it('stays out of the name whichever app is applied first, once nobody stands in for it', async () => {
      await giveBack('prod-us-east-1');
      await away("{ 'prod-us-east-1': 'prod-eu-west-1' }", "{ 'prod-us-east-1': 'nobody' }");
      const records = ['Host', 'Models'].map((name) => `aws_route53_record.Shared_${name}-us-east-1 will be destroyed`);
      expect(await planned('prod-us-east-1')).toEqual([...records, ...rollout]);
      for (const app of ['prod-us-east-1', 'prod-eu-west-1'] as const) await production.apply(app, ['serving']);
      expect(answers()).toEqual({ 'eu-west-1': 'eu-west-1' });
    });

    it('returns by the same line, with a change of its own app alone', async () => {
      await away("{ 'prod-us-east-1': 'nobody' }", '{}');
      expect(await planned('prod-eu-west-1')).toEqual([]);
      await production.apply('prod-us-east-1', ['serving']);
      expect(await Promise.all(apps.map((app) => production.plan(app)))).toEqual([[], []]);
      expect(answers()).toEqual({ 'eu-west-1': 'eu-west-1', 'us-east-1': 'us-east-1' });
    });
  });
});
