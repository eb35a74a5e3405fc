import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type App, Aspects, TerraformOutput, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

import {
  bootstrapName,
  deliveryNames,
  ExplicitLocalState,
  LockedState,
  partitionIn,
  regionalHost,
  type ResolvedBootstrap,
  watchBucketName,
} from '@spot-serving/core';
import {
  AccountWatch,
  ApplyRole,
  AppSeals,
  GitHubProvider,
  ImageRepositories,
  PlanRole,
  PublisherRole,
  type StateAccess,
  StateBucket,
  ZoneDelegation,
} from '@spot-serving/delivery';

import { exemptImageReaders, exemptNamedTakers, exemptUnlogged } from './exemptions';
import { InRegion } from './in-region';

/** Prefix of the repositories of mirrored images. */
const imagePrefix = 'mirror';

/**
 * What an AWS account needs once, before its first app: the bucket of the states, trust in GitHub's jobs, and the roles by which they plan
 * and apply. People apply it, with rights of their own; nothing that it makes can change it.
 */
export class BootstrapStack extends TerraformStack {
  constructor(
    app: App,
    private readonly environment: ResolvedBootstrap,
  ) {
    super(app, bootstrapName);
    const { region, account, state, images } = environment;
    const own = { ...environment.tags, app: bootstrapName, 'managed-by': 'cdktf' };
    new AwsProvider(this, 'aws', { region, allowedAccountIds: [account], defaultTags: [{ tags: own }] });
    this.keepOwnState();
    const here = this.states('States', region, state.bucket);
    const elsewhere = new Map(
      Object.entries(state.elsewhere).map(([other, bucket]) => [other, this.states(`States-${other}`, other, bucket)]),
    );
    this.watch();
    this.roles((other) => elsewhere.get(other) ?? here);
    if (images.length > 0) [region, ...elsewhere.keys()].forEach((place) => this.keepImages(place));
    for (const [roleName, takers] of Object.entries(environment.publishers))
      exemptNamedTakers(new PublisherRole(this, `Publisher-${roleName}`, { roleName, takers }));
    for (const [zoneName, zone] of Object.entries(environment.delegatedZones))
      new ZoneDelegation(this, `Zone-${zoneName}`, { zoneName, ...zone });
  }

  /** The bucket of the states in a region, as roles reach it. */
  private states(id: string, region: string, bucketName: string): StateAccess {
    const { account, administrators } = this.environment;
    const bucket = new StateBucket(this, id, { bucketName, region, account, administrators });
    exemptUnlogged(bucket);
    this.putIn(region, bucket);
    const { bucketArn, keyArn } = bucket;
    return { bucketArn, keyArn, s3Service: regionalHost('s3', region) };
  }

  private putIn(region: string, construct: IConstruct): void {
    if (region !== this.environment.region) Aspects.of(construct).add(new InRegion(region));
  }

  /** In each region of its own, so that nodes of one start while another is lost. */
  private keepImages(region: string): void {
    const { account, administrators, images, imageReaders } = this.environment;
    const suffix = region === this.environment.region ? '' : `-${region}`;
    const repositories = new ImageRepositories(this, `Images${suffix}`, {
      ...{ prefix: imagePrefix, images, readers: imageReaders },
      ...{ region, account, administrators },
    });
    exemptImageReaders(repositories);
    this.putIn(region, repositories);
    const description = `for platform.imageRegistry of apps in ${region}`;
    new TerraformOutput(this, `image-registry${suffix}`, { value: repositories.registry, description });
  }

  /** In a file next to the app until the bucket exists; then in the bucket like every other, where nobody loses it. */
  private keepOwnState(): void {
    const { state, region } = this.environment;
    if (state.keptIn === 'file') new ExplicitLocalState(this, '../../../bootstrap.tfstate');
    else new LockedState(this, { bucket: state.bucket, region, key: `${bootstrapName}/${bootstrapName}.tfstate` });
  }

  private watch(): void {
    const { watch, region, account, administrators, state, apps } = this.environment;
    if (watch === 'elsewhere') return;
    const appliers = Object.keys(apps).map((app) => deliveryNames.applyRole(app));
    const bucketName = watchBucketName(state.bucket);
    const props = { region, account, administrators, bucketName, appliers, emails: watch.emails };
    exemptUnlogged(new AccountWatch(this, 'Watch', props));
  }

  private roles(statesIn: (region: string) => StateAccess): void {
    const { repository: name, ids, branch, apps, account, administrators } = this.environment;
    const partition = partitionIn(this.environment.region).id;
    const repository = { repository: name, ids };
    const { arn: providerArn } = new GitHubProvider(this, 'GitHub');
    for (const [app, { region, environment }] of Object.entries(apps)) {
      const seals = new AppSeals(this, `Seals-${app}`, { app, partition, account, administrators });
      this.putIn(region, seals);
      const of = { app, region, account, partition, providerArn, repository, branch, states: statesIn(region) };
      const planning = { ...of, occasion: { kind: 'branch', branch } as const };
      new PlanRole(this, `Plan-${app}`, {
        ...planning,
        seals,
        from: 'pull-request',
        roleName: deliveryNames.planRole(app),
        workflows: deliveryNames.planWorkflows,
      });
      new PlanRole(this, `Drift-${app}`, {
        ...planning,
        from: 'branch',
        roleName: deliveryNames.driftRole(app),
        workflows: deliveryNames.driftWorkflows,
      });
      new ApplyRole(this, `Apply-${app}`, { ...of, seals, environment });
    }
  }
}
