import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type App, TerraformOutput, TerraformStack } from 'cdktf';

import {
  bootstrapName,
  deliveryNames,
  ExplicitLocalState,
  LockedState,
  partitionOf,
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
  type StateAccess,
  StateBucket,
} from '@spot-serving/delivery';

import { exemptUnlogged } from './exemptions';

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
    const { region, account, state, administrators, images } = environment;
    const own = { ...environment.tags, app: bootstrapName, 'managed-by': 'cdktf' };
    new AwsProvider(this, 'aws', { region, allowedAccountIds: [account], defaultTags: [{ tags: own }] });
    this.keepOwnState();
    const bucket = new StateBucket(this, 'States', { bucketName: state.bucket, region, account, administrators });
    exemptUnlogged(bucket);
    this.watch();
    const { id: partition = 'aws', dnsSuffix = 'amazonaws.com' } = partitionOf(region) ?? {};
    const { bucketArn, keyArn } = bucket;
    this.roles({ bucketArn, keyArn, s3Service: `s3.${region}.${dnsSuffix}` }, partition);
    if (images.length > 0) {
      const { registry } = new ImageRepositories(this, 'Images', {
        prefix: imagePrefix,
        images,
        region,
        account,
        administrators,
      });
      new TerraformOutput(this, 'image-registry', { value: registry, description: 'for platform.imageRegistry' });
    }
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

  private roles(states: StateAccess, partition: string): void {
    const { repository: name, ids, branch, apps, account, administrators } = this.environment;
    const repository = { repository: name, ids };
    const { arn: providerArn } = new GitHubProvider(this, 'GitHub');
    for (const [app, { region, environment }] of Object.entries(apps)) {
      const seals = new AppSeals(this, `Seals-${app}`, { app, partition, account, administrators });
      const of = { app, region, account, partition, providerArn, repository, branch, states };
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
